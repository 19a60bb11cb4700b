/** The executor of the whole schema, as servers and commands use it. */
import { type ExecutionArgs, type ExecutionResult, GraphQLError, getOperationAST, Kind } from 'graphql';
import { BudgetExceeded, DeadlineExceeded, MEGABYTE, type TimeLimit } from '../src/store/database/budget.ts';
import type { Store } from '../src/store/database/open.ts';
import { withSnapshot } from '../src/store/database/snapshot.ts';
import { sqlite, sqliteFindingOnce } from '../src/store/sql/dialect.ts';
import { Engine, isRead } from './engine/executor.ts';
import { schema } from './index.ts';

export type { CostParams, FieldExtensions } from './engine/declaration.ts';
export type { EventSource } from './engine/events.ts';
export { dataResult, type JsonPart, type Prepared, type Request, type WrittenResult } from './engine/executor.ts';

/** Executes operations on the schema. Its functions do not depend on `this`. */
export type Executor = Pick<Engine, 'prepare' | 'compile' | 'execute' | 'events'>;

type Execute = Engine['execute'];

interface ExecutorOptions {
  /** How long a query may take with relations looked up, in milliseconds. Default 20: nobody else is answered meanwhile. */
  readonly quickMs?: number;
  /** Executes queries that took longer. Default: here, with relations found once, within `limit`. */
  readonly executeSlow?: Execute;
  /** Executes mutations, but for those that only add articles. Default: here, with what the context can change. */
  readonly executeMutation?: Execute | null;
  /** Default: none. */
  readonly limit?: TimeLimit;
}

/** Most facets and searches of 2 million mentions end within it. With 5, which sends them to other threads, they take 1.3 times the CPU. */
const QUICK_MS = 20;

/** Bytes of an answer that is sent from where it is read: as a string it is copied several times. */
const QUICK_BYTES = MEGABYTE;

/** Each thread has such a cache, and planning takes little of what a slow query takes. */
const SLOW_PLAN_CACHE_BYTES = MEGABYTE;

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

/** Whether a mutation only adds articles: a thread of its own does so, so that it holds up no correction. */
function isIngestion({ document, operationName }: ExecutionArgs): boolean {
  const fields = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  const names = fields.map((field) => (field.kind === Kind.FIELD ? field.name.value : null));
  return names.includes('ingestArticles') && names.every((name) => name === 'ingestArticles' || name === '__typename');
}

/** The engine for queries that take long or have long answers, and for mutations: relations in filters are found once. */
export const createSlowEngine = (store: Store, limit: TimeLimit): Engine =>
  new Engine(schema, store, {
    dialect: sqliteFindingOnce,
    limit,
    isInBytes: true,
    planCacheBytes: SLOW_PLAN_CACHE_BYTES,
  });

/**
 * An executor over the store that queries read. Most queries end early when relations in their filters are looked up; one that does not
 * is stopped and executed once more, with relations found once. Both give the same answer. All statements of a query read one snapshot.
 * A mutation reads the state that it leaves.
 */
export function createExecutor(store: Store, options: ExecutorOptions = {}): Executor {
  const { quickMs = QUICK_MS, limit = { milliseconds: Number.POSITIVE_INFINITY } } = options;
  const quick = new Engine(schema, store, {
    dialect: sqlite,
    limit: { ...limit, milliseconds: quickMs, bytes: QUICK_BYTES, isAwaited: true },
    hasFallback: true,
  });
  const slow = createSlowEngine(store, limit);
  const executeSlow = options.executeSlow ?? ((args) => withSnapshot(store, () => slow.execute(args)));
  const executeMutation = options.executeMutation ?? slow.execute;
  const execute = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    if (!isRead(args)) return isIngestion(args) ? slow.execute(args) : executeMutation(args);
    try {
      return await withSnapshot(store, () => quick.execute(args));
    } catch (error) {
      if (error instanceof DeadlineExceeded) return executeSlow(args);
      throw error;
    }
  };
  return { prepare: quick.prepare, compile: quick.compile, events: quick.events, execute: withError(execute) };
}
