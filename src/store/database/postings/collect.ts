/** The SQL function that makes a block of what articles and their mentions say, for migrations and for the writer. */
import type Database from 'better-sqlite3';
import { type BlockArticle, writeBlock } from './block-articles.ts';

/** A mention that is accepted and not peripheral; `entity` is null unless it counts. All are null for an article without any. */
type CollectedRow = readonly [
  id: number,
  publishedAt: string,
  source: string | null,
  language: string | null,
  section: string | null,
  precision: string | null,
  kind: string | null,
  entity: number | null,
  sentenceStart: number | null,
];

interface Collected {
  readonly id: number;
  readonly publishedAt: string;
  /** Source, language and section. */
  readonly values: readonly (string | null)[];
  readonly precision: string | null;
  readonly kinds: Set<string>;
  readonly counted: [entity: number, sentenceStart: number][];
}

function collect(articles: Map<number, Collected>, row: CollectedRow): void {
  const [id, publishedAt, source, language, section, precision, kind, entity, sentenceStart] = row;
  let article = articles.get(id);
  if (!article) {
    article = { id, publishedAt, values: [source, language, section], precision, kinds: new Set(), counted: [] };
    articles.set(id, article);
  }
  if (kind !== null) article.kinds.add(kind);
  if (entity !== null && sentenceStart !== null) article.counted.push([entity, sentenceStart]);
}

function complete({ id, publishedAt, values, precision, kinds, counted }: Collected): BlockArticle {
  counted.sort(([, one], [, other]) => one - other);
  let number = -1;
  const sentences = counted.map(([, start], index) => {
    if (start !== counted[index - 1]?.[1]) number++;
    return number;
  });
  const facets = [...values, [...kinds].sort().join(' '), precision].map((value) => value ?? '');
  return { id, publishedAt, facets, entities: counted.map(([entity]) => entity), sentences };
}

/** In the order in which a database sorts. */
export const byPublication = (one: BlockArticle, other: BlockArticle): number =>
  one.publishedAt === other.publishedAt ? one.id - other.id : one.publishedAt < other.publishedAt ? -1 : 1;

/** Defines the aggregate `posting_block`, which gives the bytes of a block, of rows in any order. */
export function definePostingBlock(db: Database.Database): void {
  db.aggregate('posting_block', {
    varargs: true,
    start: () => new Map<number, Collected>(),
    step: (articles: Map<number, Collected>, ...row: unknown[]) => {
      collect(articles, row as unknown as CollectedRow);
    },
    result: (articles) => writeBlock([...articles.values()].map(complete).sort(byPublication)),
  });
}
