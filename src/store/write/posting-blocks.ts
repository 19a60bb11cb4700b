/** Updates the blocks of posting lists: writes those anew that hold, held or are to hold an article that changed. */
import type { Store } from '../database/open.ts';
import { readBlock } from '../database/postings/block.ts';
import { articlesOf, type BlockArticle, writeBlock } from '../database/postings/block-articles.ts';
import { byPublication } from '../database/postings/collect.ts';
import type { PostingBlocksTable } from '../sql/tables/counts.ts';
import { IS_OF_ORIGINS, type MoveParams } from './entity-move.ts';
import { inserter } from './insert.ts';

export interface PostingBlocks {
  /** Notes stored articles, by row id: with `sign` -1 before they change, with 1 when they were added or have changed. */
  readonly countArticles: (articles: readonly number[], sign: 1 | -1) => void;
  /** Notes a staged move of mentions, before it is made. */
  readonly countMove: (params: MoveParams) => void;
  /** Writes the changes, when everything that blocks hold is stored. */
  readonly write: () => void;
}

/** A block begins with an article of which the row id is divisible by this. Stored databases depend on it. */
export const ARTICLES_IN_BLOCK = 256;

const begins = (articleId: number): boolean => articleId % ARTICLES_IN_BLOCK === 0;

/** SQL for the block of articles `a`. */
export const POSTING_BLOCK = `
  posting_block(a.id, a.published_at, a.source, a.language, a.section, a.published_precision, m.kind, iif(m.counts, m.entity_id, NULL), m.sentence_start)`;
const MENTIONS = "mentions AS m ON m.article_id = a.id AND m.status = 'ACCEPTED' AND NOT m.peripheral";

/** Migration 027 fills the table so, too. */
const FILL = `
  INSERT INTO posting_blocks
  WITH firsts AS (
    SELECT '' AS published_at, 0 AS id UNION ALL SELECT published_at, id FROM articles WHERE id % ${ARTICLES_IN_BLOCK} = 0
  ), bounds AS (
    SELECT published_at, id, lead(published_at, 1, '~') OVER publication AS next_published_at, lead(id, 1, 0) OVER publication AS next_id
    FROM firsts WINDOW publication AS (ORDER BY published_at, id)
  )
  SELECT b.published_at, b.id, max(a.published_at), ${POSTING_BLOCK}
  FROM bounds AS b CROSS JOIN articles AS a ON (a.published_at, a.id) >= (b.published_at, b.id) AND (a.published_at, a.id) < (b.next_published_at, b.next_id)
    LEFT JOIN ${MENTIONS}
  GROUP BY b.published_at, b.id`;

const SELECT_CHANGED = `
  SELECT ${POSTING_BLOCK} FROM json_each(?) AS changed CROSS JOIN articles AS a ON a.id = changed.value LEFT JOIN ${MENTIONS}`;
const SELECT_POSITIONS = `
  SELECT a.published_at AS publishedAt, a.id FROM json_each(?) AS changed CROSS JOIN articles AS a ON a.id = changed.value`;
/** The articles of a staged move; `mentions`: see `Move`. */
const SELECT_MOVED = `
  SELECT s.published_at AS publishedAt, s.article_id AS id, iif(s.is_lost, '', (
    SELECT group_concat(${IS_OF_ORIGINS}, '' ORDER BY m.start, m."end") FROM mentions AS m
    WHERE m.entity_id = @from AND m.article_id = s.article_id AND m.counts)) AS mentions
  FROM moved_articles AS s WHERE s.mention_count > 0`;

const FIRST = '(first_published_at, first_article_id)';
const LATEST = 'ORDER BY first_published_at DESC, first_article_id DESC LIMIT 1';
const COLUMNS = 'first_published_at AS publishedAt, first_article_id AS id';
const SELECT_HOLDER = `SELECT ${COLUMNS} FROM posting_blocks WHERE ${FIRST} <= (@publishedAt, @id) ${LATEST}`;
const SELECT_BEFORE = `SELECT ${COLUMNS} FROM posting_blocks WHERE ${FIRST} < (@publishedAt, @id) ${LATEST}`;
const SELECT_DATA = `SELECT data FROM posting_blocks WHERE ${FIRST} = (@publishedAt, @id)`;
const SELECT_NEXT = `SELECT ${COLUMNS} FROM posting_blocks WHERE ${FIRST} > (@publishedAt, @id) ORDER BY first_published_at, first_article_id LIMIT 1`;
const DELETE = `DELETE FROM posting_blocks WHERE ${FIRST} = (@publishedAt, @id)`;
const IS_EMPTY = 'SELECT NOT EXISTS (SELECT 1 FROM posting_blocks)';

/** Where an article stands in order of publication, or where a block begins. */
interface Position {
  readonly publishedAt: string;
  readonly id: number;
}

const BEGINNING: Position = { publishedAt: '', id: 0 };

const nameOf = ({ publishedAt, id }: Position): string => `${publishedAt} ${id}`;

const compare = (one: Position, other: Position): number =>
  one.publishedAt === other.publishedAt ? one.id - other.id : one.publishedAt < other.publishedAt ? -1 : 1;

/** One entity takes the place of another. */
interface Move extends Pick<MoveParams, 'from' | 'to'> {
  /**
   * By row id of the article, which of the mentions of `from` that count move: a digit for each, in order of the text, 0 for one that stays.
   * All move of an article with ''; none of one that is not there.
   */
  readonly mentions: ReadonlyMap<number, string>;
}

/** A stored block that changes, and the articles that it is to have besides. */
interface Changing {
  readonly first: Position;
  readonly changed: number[];
}

/** The articles, in their order, cut where blocks begin. */
function cut(articles: readonly BlockArticle[]): BlockArticle[][] {
  const blocks: BlockArticle[][] = [];
  for (const article of articles) {
    const last = blocks.at(-1);
    if (last && !begins(article.id)) last.push(article);
    else blocks.push([article]);
  }
  return blocks;
}

function rowOf(articles: readonly BlockArticle[]): PostingBlocksTable {
  const [first, last] = [articles[0] as BlockArticle, articles.at(-1) as BlockArticle];
  const { publishedAt, id } = begins(first.id) ? first : BEGINNING;
  return {
    first_published_at: publishedAt,
    first_article_id: id,
    last_published_at: last.publishedAt,
    data: writeBlock(articles),
  };
}

const replaced = (article: BlockArticle, moves: readonly Move[]): BlockArticle => {
  let { entities } = article;
  for (const { from, to, mentions } of moves) {
    const digits = mentions.get(article.id);
    if (digits === undefined) continue;
    let mention = 0;
    entities = entities.map((entity) => (entity === from && digits[mention++] !== '0' ? to : entity));
  }
  return entities === article.entities ? article : { ...article, entities };
};

export function createPostingBlocks(store: Store): PostingBlocks {
  const wasEmpty = store.prepare(IS_EMPTY).pluck().get() === 1;
  /** By row id, where an article was before it changed; null for a new one. */
  const changed = new Map<number, string | null>();
  /** Positions of articles in which one entity took the place of another. */
  const moved: Position[] = [];
  const moves: Move[] = [];
  const insert = inserter(store, 'posting_blocks');

  const read = (sql: string, ids: readonly number[]): Position[] =>
    store.prepare(sql).all(JSON.stringify(ids)) as Position[];
  const find = (sql: string, position: Position): Position | undefined =>
    store.prepare(sql).get(position) as Position | undefined;

  const note = (positions: readonly Position[]): void => {
    for (const { id, publishedAt } of positions) if (!changed.has(id)) changed.set(id, publishedAt);
  };

  /** Where the blocks begin that hold these articles, each once. */
  const holdersOf = (positions: readonly Position[]): Position[] => {
    const holders: Position[] = [];
    let next: Position | undefined = BEGINNING;
    for (const position of positions.toSorted(compare)) {
      if (next === undefined || compare(position, next) < 0) continue;
      holders.push(find(SELECT_HOLDER, position) ?? BEGINNING);
      next = find(SELECT_NEXT, position);
    }
    return holders;
  };

  /** The stored blocks that change, in order. */
  const findChanging = (): Changing[] => {
    const changing = new Map<string, Changing>();
    const changingAt = (first: Position): Changing => {
      const known = changing.get(nameOf(first)) ?? { first, changed: [] };
      changing.set(nameOf(first), known);
      return known;
    };
    const holderOf = (position: Position): Changing => changingAt(find(SELECT_HOLDER, position) ?? BEGINNING);
    const ids = [...changed.keys()];
    const now = new Map(read(SELECT_POSITIONS, ids).map((position) => [position.id, position]));
    for (const [id, publishedAt] of changed) {
      const to = now.get(id);
      if (to) holderOf(to).changed.push(id);
      if (publishedAt === null || publishedAt === to?.publishedAt) continue;
      const before = { publishedAt, id };
      holderOf(before);
      // What followed it belongs to the block before.
      const previous = begins(id) && find(SELECT_BEFORE, before);
      if (previous) changingAt(previous);
    }
    for (const first of holdersOf(moved)) changingAt(first);
    return [...changing.values()].sort((one, other) => compare(one.first, other.first));
  };

  const articlesIn = ({ first }: Changing): BlockArticle[] => {
    const data = store.prepare(SELECT_DATA).pluck().get(first) as Buffer | undefined;
    if (!data) return [];
    return articlesOf(readBlock(data))
      .filter(({ id }) => !changed.has(id))
      .map((article) => replaced(article, moves));
  };

  /** Blocks that follow each other. */
  const rewrite = (blocks: readonly Changing[]): void => {
    const ids = blocks.flatMap((block) => block.changed);
    const data = ids.length > 0 ? (store.prepare(SELECT_CHANGED).pluck().get(JSON.stringify(ids)) as Buffer) : null;
    const articles = [...blocks.flatMap(articlesIn), ...(data ? articlesOf(readBlock(data)) : [])];
    for (const { first } of blocks) store.prepare(DELETE).run(first);
    for (const block of cut(articles.sort(byPublication))) insert([rowOf(block)]);
  };

  const rewriteAll = (): void => {
    let blocks: Changing[] = [];
    for (const block of findChanging()) {
      // The first article of a block that lost it is no more where the block began: its articles go to the block before.
      const isJoined = block.first.id !== 0 && changed.has(block.first.id) && blocks.length > 0;
      if (!isJoined && blocks.length > 0) {
        rewrite(blocks);
        blocks = [];
      }
      blocks.push(block);
    }
    if (blocks.length > 0) rewrite(blocks);
  };
  return {
    countArticles: (articles, sign) => {
      if (wasEmpty) return;
      const unknown = articles.filter((id) => !changed.has(id));
      if (sign === -1) note(read(SELECT_POSITIONS, unknown));
      else for (const id of unknown) changed.set(id, null);
    },
    countMove: ({ from, to, origins }) => {
      if (wasEmpty) return;
      const articles = store.prepare(SELECT_MOVED).all({ from, origins }) as (Position & {
        readonly mentions: string;
      })[];
      moves.push({ from, to, mentions: new Map(articles.map(({ id, mentions }) => [id, mentions])) });
      for (const position of articles) moved.push(position);
    },
    write: () => {
      if (wasEmpty) store.prepare(FILL).run();
      else rewriteAll();
    },
  };
}
