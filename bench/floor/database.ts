/** Opens the database with the settings of Dateline's readers, page cache included, for the hand-written statements. */
import Database from 'better-sqlite3';
import { READER_CACHE_MEGABYTES } from '../../src/store/database/open.ts';

export function openDatabase(path: string): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  db.pragma(`cache_size = -${READER_CACHE_MEGABYTES * 1024}`);
  db.pragma('temp_store = MEMORY');
  db.pragma('automatic_index = OFF');
  return db;
}
