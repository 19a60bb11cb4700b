/** A question of the benchmark: a GraphQL operation, what it is asked with, and the SQL that answers it as directly as it can be. */
import type Database from 'better-sqlite3';

export type Db = Database.Database;

export type Variables = Readonly<Record<string, string | null | readonly string[]>>;

export interface Question {
  /** Names it in tables and on the command line. */
  readonly name: string;
  readonly document: string;
  /** What it is asked with in turn: always the same for the same database. */
  readonly variables: (db: Db) => Variables[];
  /** Prepares what answers it by hand: the JSON of `data`, byte for byte. */
  readonly floor: (db: Db) => (variables: Variables) => string;
}
