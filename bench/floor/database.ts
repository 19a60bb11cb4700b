/** Opens the database with the settings of Dateline's readers, for the hand-written statements. */
import Database from 'better-sqlite3';

export function openDatabase(path: string): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  db.pragma('cache_size = -24576');
  db.pragma('temp_store = MEMORY');
  db.pragma('automatic_index = OFF');
  return db;
}
