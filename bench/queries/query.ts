/** The type of a benchmark query: a GraphQL operation, its variables, and the hand-written SQL that answers it. */
import type Database from 'better-sqlite3';

export type Db = Database.Database;

export type Variables = Readonly<Record<string, string | null | readonly string[]>>;

export interface BenchQuery {
  /** Its name in tables and on the command line. */
  readonly name: string;
  readonly document: string;
  /** The variables to send in turn: always the same for the same database. */
  readonly variables: (db: Db) => Variables[];
  /** Prepares the statement of the floor. It returns the JSON of `data`, byte for byte. */
  readonly floor: (db: Db) => (variables: Variables) => string;
}
