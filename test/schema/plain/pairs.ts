/** Which entities stand together most in the articles of a list. */
import { entitiesOf } from './counts.ts';
import { within } from './errors.ts';
import { type Article, counts, type Entity } from './model.ts';
import type { Window } from './neighbours.ts';
import { sortBy } from './order.ts';

interface PairArgs {
  readonly window: Window;
  readonly kinds?: readonly string[] | null;
  readonly first: number;
}

const FIRST = [1, 100] as const;

/** The entities of each article, or of each sentence. */
const groupsOf = (articles: readonly Article[], window: Window): (readonly Entity[])[] => {
  if (window === 'ARTICLE') return articles.map(entitiesOf);
  return articles.flatMap(({ sentences, mentions }) =>
    sentences.map((sentence) => [
      ...new Set(
        mentions.filter((one) => one.sentence === sentence && counts(one)).flatMap(({ entity }) => entity ?? []),
      ),
    ]),
  );
};

export const pairsIn =
  (articles: () => readonly Article[]) =>
  ({ window, kinds, first }: PairArgs) => {
    within(FIRST, 'first', first);
    const pairs = new Map<string, { readonly entity: Entity; readonly other: Entity; count: number }>();
    for (const group of groupsOf(articles(), window)) {
      const sorted = sortBy(group, ({ rowId }) => [rowId]).filter(({ kind }) => kinds?.includes(kind) ?? true);
      for (const [index, entity] of sorted.entries()) {
        for (const other of sorted.slice(index + 1)) {
          const key = `${entity.rowId} ${other.rowId}`;
          const pair = pairs.get(key) ?? { entity, other, count: 0 };
          pair.count++;
          pairs.set(key, pair);
        }
      }
    }
    const keyOf = ({ entity, other, count }: { entity: Entity; other: Entity; count: number }) => [
      -count,
      entity.rowId,
      other.rowId,
    ];
    return sortBy([...pairs.values()], keyOf).slice(0, first);
  };
