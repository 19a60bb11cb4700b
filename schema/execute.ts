/** The executor of the whole schema, as servers and commands use it. */
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { BudgetExceeded, DeadlineExceeded, type TimeLimit } from '../src/store/database/budget.ts';
import type { Store } from '../src/store/database/open.ts';
import { sqlite, sqliteFindingOnce } from '../src/store/sql/dialect.ts';
import { Engine } from './engine/executor.ts';
import { schema } from './index.ts';

export type { CostParams, FieldExtensions } from './engine/declaration.ts';
export type { Prepared, Request } from './engine/executor.ts';

/** Executes operations on the schema. Its functions do not depend on `this`. */
export type Executor = Pick<Engine, 'prepare' | 'compile' | 'execute'>;

type Execute = Engine['execute'];

export interface ExecutorOptions {
  /** How long a query may take with relations looked up, in milliseconds. Default 5: nobody else is answered meanwhile. */
  readonly quickMs?: number;
  /** Executes queries that took longer. Default: here, with relations found once, within `limit`. */
  readonly executeSlow?: Execute;
  /** Default: none. */
  readonly limit?: TimeLimit;
}

const QUICK_MS = 5;

/** Has what it throws as the error of its result. */
const withError =
  (execute: Execute): Execute =>
  async (args) => {
    try {
      return await execute(args);
    } catch (error) {
      if (error instanceof BudgetExceeded) return refusal(error);
      throw error;
    }
  };

const refusal = (error: BudgetExceeded): ExecutionResult => ({
  data: null,
  errors: [new GraphQLError(error.message, { originalError: error })],
});

/**
 * An executor over the store that queries read. Most queries end early when relations in their filters are looked up; one that does not
 * is stopped and executed once more, with relations found once. Both give the same answer.
 */
export function createExecutor(store: Store, options: ExecutorOptions = {}): Executor {
  const { quickMs = QUICK_MS, limit = { milliseconds: Number.POSITIVE_INFINITY } } = options;
  const quick = new Engine(schema, store, { dialect: sqlite, limit: { ...limit, milliseconds: quickMs } });
  const slow = options.executeSlow ?? new Engine(schema, store, { dialect: sqliteFindingOnce, limit }).execute;
  const execute = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    try {
      return await quick.execute(args);
    } catch (error) {
      if (error instanceof DeadlineExceeded) return slow(args);
      throw error;
    }
  };
  return { prepare: quick.prepare, compile: quick.compile, execute: withError(execute) };
}
