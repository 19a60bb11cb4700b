/** Audits the blocks of posting lists: where they begin, and what they say of each article, against SQL that the writer does not share. */
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import { readBlock } from '../database/postings/block.ts';
import { articlesOf, type BlockArticle } from '../database/postings/block-articles.ts';

const SELECT_BLOCKS = `
  SELECT first_published_at AS publishedAt, first_article_id AS id, last_published_at AS last, data FROM posting_blocks
  ORDER BY first_published_at, first_article_id`;

const KINDS = `
  SELECT group_concat(kind, ' ') FROM (
    SELECT DISTINCT kind FROM mentions WHERE article_id = a.id AND status = 'ACCEPTED' AND NOT peripheral ORDER BY kind)`;
const COUNTED = `
  SELECT json_group_array(json_array(sentence, entity_id)) FROM (
    SELECT entity_id, dense_rank() OVER (ORDER BY sentence_start) - 1 AS sentence FROM mentions
    WHERE article_id = a.id AND status = 'ACCEPTED' AND form <> 'DEMONYM' AND NOT peripheral AND entity_id IS NOT NULL
    ORDER BY sentence_start, entity_id)`;
const SELECT_ARTICLES = `
  SELECT a.key, a.id, a.published_at AS publishedAt,
    json_array(a.published_at, coalesce(source, ''), coalesce(language, ''), coalesce(section, ''), coalesce((${KINDS}), ''),
      coalesce(published_precision, '')) AS facts, (${COUNTED}) AS counted
  FROM articles AS a ORDER BY a.published_at, a.id`;

interface StoredBlock {
  readonly publishedAt: string;
  readonly id: number;
  readonly last: string;
  readonly data: Buffer;
}

interface ExpectedArticle {
  readonly key: string;
  readonly id: number;
  readonly publishedAt: string;
  readonly facts: string;
  readonly counted: string;
}

const defect = (key: string, message: string): Defect => ({ table: 'posting_blocks', key, message });

const countedIn = ({ entities, sentences }: BlockArticle): string =>
  JSON.stringify(
    entities
      .map((entity, index): [number, number] => [sentences[index] as number, entity])
      .sort(([one, a], [other, b]) => one - other || a - b),
  );

const isSame = (stored: BlockArticle | undefined, { id, facts, counted }: ExpectedArticle): boolean =>
  stored?.id === id &&
  JSON.stringify([stored.publishedAt, ...stored.facets]) === facts &&
  countedIn(stored) === counted;

interface StoredArticle {
  readonly block: StoredBlock;
  readonly article: BlockArticle;
  /** Whether it is the first of the block. */
  readonly begins: boolean;
}

/** The articles of the blocks in their order. */
function* storedArticles(store: Store): Generator<StoredArticle> {
  for (const block of store.db.prepare<[], StoredBlock>(SELECT_BLOCKS).iterate()) {
    const articles = articlesOf(readBlock(block.data));
    for (const [index, article] of articles.entries()) yield { block, article, begins: index === 0 };
  }
}

const beginsRightly = (block: StoredBlock, { publishedAt, id }: ExpectedArticle): boolean =>
  id % 256 === 0 ? block.publishedAt === publishedAt && block.id === id : block.publishedAt === '' && block.id === 0;

function* compare(stored: Generator<StoredArticle>, articles: Iterable<ExpectedArticle>): Generator<Defect> {
  let isFirst = true;
  for (const expected of articles) {
    const found = stored.next().value as StoredArticle | undefined;
    if (!found || !isSame(found.article, expected)) {
      yield defect(expected.key, 'is not in the posting lists as its mentions and facets say');
      return;
    }
    const { block, begins } = found;
    if (begins !== (isFirst || expected.id % 256 === 0)) {
      yield defect(expected.key, begins ? 'begins a block' : 'does not begin a block');
    }
    if (begins && !beginsRightly(block, expected))
      yield defect(expected.key, 'begins a block that is stored elsewhere');
    if (block.last < expected.publishedAt) yield defect(expected.key, 'is later than its block');
    isFirst = false;
  }
  if (!stored.next().done) yield defect('', 'has articles that are not stored');
}

export function* auditPostingBlocks(store: Store): Generator<Defect> {
  const stored = storedArticles(store);
  try {
    yield* compare(stored, store.db.prepare<[], ExpectedArticle>(SELECT_ARTICLES).iterate());
  } finally {
    stored.return(undefined);
  }
}
