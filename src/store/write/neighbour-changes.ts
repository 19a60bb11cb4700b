/** Buffers changes of the neighbours of hubs in memory, and writes them pair by pair. */
import type { Store } from '../database/open.ts';
import { hubNumber } from './hub-numbers.ts';

/** The starts of the sentences with counted mentions in one article, by row id of the entity. */
export type SentencesByEntity = ReadonlyMap<number, ReadonlySet<number>>;

interface NeighbourChanges {
  /** Adds the neighbours that `hub` has in an article; subtracts them when `sign` is -1. */
  readonly count: (hub: number, article: SentencesByEntity, sign: 1 | -1) => void;
  /** Discards the unwritten changes of a hub. */
  readonly discard: (hub: number) => void;
  /** Writes the buffered changes. */
  readonly flush: () => void;
}

/** Bounds memory: more pairs are written at once. */
const MAX_PAIRS = 200_000;

interface PairChange {
  articles: number;
  sentences: number;
}

const UPDATE = `
  UPDATE neighbours SET articles = articles + @articles, sentences = sentences + @sentences
  WHERE hub = @hub AND neighbour_id = @neighbour AND articles + @articles > 0`;
const INSERT = 'INSERT INTO neighbours VALUES (@hub, @neighbour, @articles, @sentences)';
const DELETE = 'DELETE FROM neighbours WHERE hub = @hub AND neighbour_id = @neighbour';

/** The hub is given by its number. */
const writePair = (store: Store, [hub, neighbour]: readonly [number, number], change: PairChange): void => {
  const { articles, sentences } = change;
  if (articles === 0 && sentences === 0) return;
  const row = { hub, neighbour, articles, sentences };
  if (store.prepare(UPDATE).run(row).changes === 1) return;
  if (articles > 0) store.prepare(INSERT).run(row);
  else store.prepare(DELETE).run({ hub, neighbour });
};

const countShared = (one: ReadonlySet<number>, other: ReadonlySet<number>): number => {
  let shared = 0;
  for (const sentence of one) if (other.has(sentence)) shared++;
  return shared;
};

const byNumber = ([one]: readonly [number, unknown], [other]: readonly [number, unknown]): number => one - other;

export function createNeighbourChanges(store: Store): NeighbourChanges {
  const changes = new Map<number, Map<number, PairChange>>();
  let pairs = 0;

  const flush = (): void => {
    for (const [entity, neighbours] of [...changes].sort(byNumber)) {
      const hub = hubNumber(store, entity);
      for (const [neighbour, change] of [...neighbours].sort(byNumber)) writePair(store, [hub, neighbour], change);
    }
    changes.clear();
    pairs = 0;
  };
  const changeOf = (hub: number, neighbour: number): PairChange => {
    const neighbours = changes.get(hub) ?? new Map<number, PairChange>();
    changes.set(hub, neighbours);
    const known = neighbours.get(neighbour);
    if (known) return known;
    const change = { articles: 0, sentences: 0 };
    neighbours.set(neighbour, change);
    pairs++;
    return change;
  };
  return {
    count: (hub, article, sign) => {
      const own = article.get(hub) as ReadonlySet<number>;
      for (const [neighbour, sentences] of article) {
        if (neighbour === hub) continue;
        const change = changeOf(hub, neighbour);
        change.articles += sign;
        change.sentences += sign * countShared(own, sentences);
      }
      if (pairs > MAX_PAIRS) flush();
    },
    discard: (hub) => {
      pairs -= changes.get(hub)?.size ?? 0;
      changes.delete(hub);
    },
    flush,
  };
}
