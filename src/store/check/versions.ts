/** Audits near copies by comparing all articles again, in order of publication. */
import { MIN_LIKENESS, type Shingles, shinglesOf, textLikeness } from '../../text/shingles.ts';
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import {
  byPosition,
  MOST_COMPARED,
  MOST_OF_BAND,
  type Position,
  type Signature,
  secondsOf,
  signatureOfStory,
  storyOf,
} from '../write/compare-versions.ts';
import { passagesOf } from '../write/stored-articles.ts';
import { hasNoVersionKeys } from '../write/versions.ts';

interface Article extends Position, Signature {}

/** A near copy, by row ids. */
interface Copy {
  readonly first: number;
  readonly likeness: number;
  readonly repeats: number | null;
}

const SELECT_ARTICLES = 'SELECT id, published_at AS publishedAt FROM articles';
const SELECT_TEXT = 'SELECT text FROM article_texts WHERE article_id = ?';

const storyReader =
  (store: Store) =>
  (id: number): Shingles => {
    const text = String(store.prepare(SELECT_TEXT).pluck().get(id) ?? '');
    return shinglesOf(storyOf({ text, passages: passagesOf(store, id) }));
  };

function readArticles(store: Store): Article[] {
  const storyWith = storyReader(store);
  const rows = store.db.prepare<[], { id: number; publishedAt: string }>(SELECT_ARTICLES).all();
  return rows
    .map(({ id, publishedAt }) => ({ id, published: secondsOf(publishedAt), ...signatureOfStory(storyWith(id)) }))
    .sort(byPosition);
}

/** The articles among these bands, those that share most first, of equals the latest. */
function candidatesOf(bands: readonly (readonly Article[])[]): Article[] {
  const shared = new Map<Article, number>();
  for (const one of bands.flat()) shared.set(one, (shared.get(one) ?? 0) + 1);
  return [...shared].sort(([one, a], [two, b]) => b - a || byPosition(two, one)).map(([article]) => article);
}

function findCopies(store: Store, articles: readonly Article[]): Map<number, Copy> {
  const storyWith = storyReader(store);
  const copies = new Map<number, Copy>();
  const byWords = new Map<number, Article>();
  const firstsByBand = new Map<number, Article[]>();
  for (const article of articles) {
    const { id, words, bands } = article;
    const same = words === null ? undefined : byWords.get(words);
    if (same) {
      copies.set(id, { ...(copies.get(same.id) ?? { first: same.id, likeness: 1 }), repeats: same.id });
      continue;
    }
    if (words !== null) byWords.set(words, article);
    const candidates = candidatesOf(bands.map((band) => firstsByBand.get(band)?.slice(-MOST_OF_BAND) ?? []));
    const alike = candidates
      .slice(0, MOST_COMPARED)
      .map((one) => ({ one, likeness: textLikeness(storyWith(one.id), storyWith(id)) }))
      .filter(({ likeness }) => likeness >= MIN_LIKENESS)
      .sort((a, b) => b.likeness - a.likeness || byPosition(a.one, b.one));
    const [best] = alike;
    if (best) {
      copies.set(id, { first: best.one.id, likeness: best.likeness, repeats: null });
      continue;
    }
    for (const band of bands) {
      const firsts = firstsByBand.get(band);
      if (firsts) firsts.push(article);
      else firstsByBand.set(band, [article]);
    }
  }
  return copies;
}

const keysOf = ({ id, published, words, bands }: Article, copy: Copy | undefined): string[] => {
  const isRepetition = copy !== undefined && copy.repeats !== null;
  const own = isRepetition ? [] : bands.map((band) => [band, copy ? 1 : 0]);
  return [...(words === null ? [] : [[words, 0]]), ...own].map((key) => JSON.stringify([...key, published, id]));
};

function versionsOf(articles: readonly Article[], copies: ReadonlyMap<number, Copy>): string[] {
  const firsts = new Set([...copies.values()].map(({ first }) => first));
  return articles.flatMap(({ id, published }) => {
    const copy = copies.get(id) ?? (firsts.has(id) ? { first: id, likeness: 1, repeats: null } : null);
    return copy ? [JSON.stringify([id, copy.first, published, copy.likeness, copy.repeats])] : [];
  });
}

function* compare(
  table: 'versions' | 'version_keys',
  stored: ReadonlySet<string>,
  expected: ReadonlySet<string>,
): Generator<Defect> {
  for (const key of stored) if (!expected.has(key)) yield { table, key, message: 'does not follow from the texts' };
  for (const key of expected)
    if (!stored.has(key)) yield { table, key, message: 'is missing though it follows from the texts' };
}

const rowsOf = (store: Store, table: 'versions' | 'version_keys'): Set<string> =>
  new Set((store.db.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][]).map((row) => JSON.stringify(row)));

/** Nothing is expected before the first reseed or change after the migration that creates these tables. */
export function* auditVersions(store: Store): Generator<Defect> {
  if (hasNoVersionKeys(store)) return;
  const articles = readArticles(store);
  const copies = findCopies(store, articles);
  yield* compare(
    'version_keys',
    rowsOf(store, 'version_keys'),
    new Set(articles.flatMap((one) => keysOf(one, copies.get(one.id)))),
  );
  yield* compare('versions', rowsOf(store, 'versions'), new Set(versionsOf(articles, copies)));
}
