/** What the SQL functions of posting lists are defined on. */
import type Database from 'better-sqlite3';
import type { Budget } from '../budget.ts';
import type { Kept } from './kept.ts';

/** Where the functions are defined, and what they draw on. */
export interface Connection {
  readonly db: Database.Database;
  readonly kept: Kept;
  readonly budget: Budget;
}
