/** Reads which entities stand together in sentences, how often, from when to when, and the sentences themselves. */
import { LRUCache } from 'lru-cache';
import type { Store } from '../../store/database/open.ts';
import { limitedTo } from '../../store/sql/dialect.ts';
import { type EdgeOut, type EvidenceOut, MAX_EVIDENCE } from '../records.ts';
import { rowsByKey } from './pages.ts';
import type { Selection } from './selection.ts';

/** Characters of texts that are kept, since edges of one entity quote the same articles. */
const KEPT_CHARACTERS = 4_000_000;

const selectNodes = ({ hasEntity }: Selection): string => `
  SELECT e.key, e.id FROM entities AS e WHERE e.key > @after AND e.article_count > 0${hasEntity('e.id')} ORDER BY e.key ${limitedTo('@limit')}`;

/** A row for each neighbour with a larger row id, so that each pair is read once, in order of that id. */
const countArticles = ({ hasArticle }: Selection): string => `
  SELECT o.entity_id AS other, count(*) AS articles
  FROM article_entities AS own CROSS JOIN article_entities AS o ON o.article_id = own.article_id
  WHERE own.entity_id = @id AND own.mention_count > 0 AND o.mention_count > 0 AND o.entity_id > @id${hasArticle('own.article_id')}
  GROUP BY o.entity_id ORDER BY o.entity_id`;

/** A row for each sentence that names both, the latest first; the neighbours in the same order. */
const selectSentences = ({ hasArticle }: Selection): string => `
  SELECT DISTINCT o.entity_id AS other, a.published_at AS publishedAt, m.article_id AS articleId, m.sentence_start AS start
  FROM mentions AS m CROSS JOIN mentions AS o ON o.article_id = m.article_id CROSS JOIN articles AS a ON a.id = m.article_id
  WHERE m.entity_id = @id AND m.counts AND o.sentence_start = m.sentence_start AND o.entity_id > @id AND o.counts${hasArticle('m.article_id')}
  ORDER BY o.entity_id, a.published_at DESC, m.article_id, m.sentence_start`;

const SELECT_END = 'SELECT "end" FROM sentences WHERE article_id = ? AND start = ?';
const SELECT_TEXT =
  'SELECT a.key, t.text FROM article_texts AS t CROSS JOIN articles AS a ON a.id = t.article_id WHERE t.article_id = ?';
const SELECT_KEY = 'SELECT key FROM entities WHERE id = ?';

interface SentenceRow {
  readonly other: number;
  readonly publishedAt: string;
  readonly articleId: number;
  readonly start: number;
}

type Quote = (row: SentenceRow) => EvidenceOut;

function createQuote(store: Store): Quote {
  const texts = new LRUCache<number, { readonly key: string; readonly text: string }>({
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: ({ text }) => text.length,
  });
  const textOf = (id: number) => {
    const kept = texts.get(id);
    if (kept) return kept;
    const read = store.prepare(SELECT_TEXT).get(id) as { key: string; text: string };
    texts.set(id, read);
    return read;
  };
  return ({ articleId, start }) => {
    const { key, text } = textOf(articleId);
    const end = store.prepare(SELECT_END).pluck().get(articleId, start) as number;
    return { article: key, start, end, text: text.slice(start, end) };
  };
}

/** What is known of a pair so far. */
class Pair {
  readonly other: number;
  #sentences = 0;
  #first = '';
  #last = '';
  readonly #evidence: EvidenceOut[] = [];

  constructor(other: number) {
    this.other = other;
  }

  add(row: SentenceRow, quote: Quote): void {
    this.#sentences++;
    if (this.#last === '') this.#last = row.publishedAt;
    if (row.publishedAt !== '') this.#first = row.publishedAt;
    if (this.#evidence.length < MAX_EVIDENCE) this.#evidence.push(quote(row));
  }

  edge(keys: readonly [string, string], articles: number): EdgeOut {
    const [source, target] = keys[0] < keys[1] ? keys : [keys[1], keys[0]];
    const dates = { firstPublishedAt: this.#first || null, lastPublishedAt: this.#last || null };
    return { source, target, sentences: this.#sentences, articles, ...dates, evidence: this.#evidence };
  }
}

function* pairsOf(sentences: Iterable<SentenceRow>, quote: Quote): Generator<Pair> {
  let pair: Pair | null = null;
  for (const row of sentences) {
    if (pair && pair.other !== row.other) yield pair;
    if (pair?.other !== row.other) pair = new Pair(row.other);
    pair.add(row, quote);
  }
  if (pair) yield pair;
}

/** Each pair once: under the entity with the smaller row id, in the order of the keys of those. */
export function* readEdges(store: Store, selection: Selection): Generator<EdgeOut> {
  const quote = createQuote(store);
  const articleCounts = store.db.prepare<[{ id: number }], { other: number; articles: number }>(
    countArticles(selection),
  );
  const sentences = store.db.prepare<[{ id: number }], SentenceRow>(selectSentences(selection));
  for (const { key, id } of rowsByKey<{ key: string; id: number }>(store, selectNodes(selection))) {
    const counts = articleCounts.iterate({ id });
    for (const pair of pairsOf(sentences.iterate({ id }), quote)) {
      const other = store.prepare(SELECT_KEY).pluck().get(pair.other) as string;
      yield pair.edge([key, other], articlesOf(counts, pair.other));
    }
    counts.return?.();
  }
}

/** Both lists are in the order of the neighbours, and who stands in a sentence stands in an article. */
function articlesOf(counts: Iterator<{ readonly other: number; readonly articles: number }>, other: number): number {
  for (let next = counts.next(); !next.done; next = counts.next()) {
    if (next.value.other === other) return next.value.articles;
  }
  throw new Error('A pair stands in a sentence and in no article');
}
