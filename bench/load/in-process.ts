/** Executes queries in this process, without HTTP, and measures their CPU time. */
import { type DocumentNode, parse, print } from 'graphql';
import { createContext } from '../../schema/context.ts';
import { createExecutor, type Executor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { leastCpu } from '../report/cpu-time.ts';

export interface Base {
  readonly store: Store;
  readonly executor: Executor;
}

export function openBase(path: string): Base {
  const store = openStore(path, { readonly: true });
  return { store, executor: createExecutor(store) };
}

async function answerTo({ store, executor }: Base, document: DocumentNode): Promise<unknown> {
  const { data, errors } = await executor.execute({ schema, document, contextValue: createContext(store) });
  if (errors) throw new Error(`${print(document)}: ${errors[0]?.message}`);
  return data;
}

/** The answer as JSON. Throws if the query fails. */
export const answerOf = async (base: Base, source: string): Promise<string> =>
  JSON.stringify(await answerTo(base, parse(source)));

/** Milliseconds of CPU that a query takes, planned anew or not: the least of some rounds. Throws if it fails. */
export function cpuOf(base: Base, source: string, rounds: number): Promise<number> {
  const document = parse(source);
  return leastCpu(rounds, () => answerTo(base, document));
}
