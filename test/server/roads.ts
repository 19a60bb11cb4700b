/** Servers over the shipped seeds with all that Dateline serves with, with the lane or without. */
import { createContext } from '../../schema/context.ts';
import { createExecutor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import { WEIGHTS } from '../../schema/weights.ts';
import { openManifest } from '../../src/server/manifest.ts';
import type { ServerParts } from '../../src/server.ts';
import { openStore } from '../../src/store/database/open.ts';
import type { Shipped } from '../support/shipped.ts';
import { openStage, type Stage, UNHURRIED } from './stage.ts';

export interface Road extends Stage {
  /** How many times the lane has read an answer. */
  readonly read: () => number;
}

/** The origins whose pages may read answers. */
const corsOrigins = ['https://one.example', 'https://two.example'];

/** A server with a connection of its own, which knows the documents of the manifest at `path`. */
export async function openRoad(
  shipped: Shipped,
  withLane: boolean,
  parts: Partial<ServerParts>,
  path = '',
): Promise<Road> {
  const store = openStore(shipped.store.path, { readonly: true });
  const { execute, prepare, compile } = createExecutor(store);
  const manifest = await openManifest(path, { schema, limits: UNHURRIED, compile });
  let read = 0;
  const counted: typeof prepare = (request) => {
    const prepared = prepare(request);
    if (prepared === null) return null;
    const counting = (): string | null => {
      read++;
      return prepared.read();
    };
    return { ...prepared, read: counting };
  };
  const own = { createContext, store, execute, prepare: withLane ? counted : null, manifest, weights: WEIGHTS };
  const stage = await openStage(schema, { corsOrigins, ...own, ...parts });
  const close = async (): Promise<void> => {
    await stage.close();
    store.close();
  };
  return { ...stage, read: () => read, close };
}

/** One with the lane and one without. */
export const openRoads = async (shipped: Shipped, parts: Partial<ServerParts>) =>
  [await openRoad(shipped, true, parts), await openRoad(shipped, false, parts)] as const;
