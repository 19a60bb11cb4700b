/** The executor of the whole schema, as servers and commands use it. */
import type { Store } from '../src/store/database/open.ts';
import { Engine } from './engine/executor.ts';
import { schema } from './index.ts';

export type { CostParams, FieldExtensions } from './engine/declaration.ts';
export type { Prepared, Request } from './engine/executor.ts';

/** Executes operations on the schema. Its functions do not depend on `this`. */
export type Executor = Pick<Engine, 'prepare' | 'compile' | 'execute'>;

/** An executor over the store that queries read. */
export const createExecutor = (store: Store): Executor => new Engine(schema, store);
