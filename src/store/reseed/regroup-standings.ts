/** Moves how an entity stands in articles over to another. */
import type { Passage } from '../../model.ts';
import type { Store } from '../open.ts';
import type { FootprintMention } from './footprint.ts';
import { inserter } from './insert.ts';
import type { MoveIds } from './regroup.ts';
import { standingRow } from './rows.ts';
import { standings } from './standings.ts';

/** Articles in which one of the two stands beside what is moved. */
const SELECT_SHARED = `
  SELECT a.value FROM json_each(@articles) AS a
  WHERE EXISTS (SELECT 1 FROM article_entities WHERE article_id = a.value AND entity_id = @to)
    OR (@isWhole = 0 AND EXISTS (
      SELECT 1 FROM mentions WHERE entity_id = @from AND article_id = a.value AND status = 'ACCEPTED'))`;
const MOVE_REST = `
  UPDATE article_entities SET entity_id = @to
  WHERE entity_id = @from AND article_id IN (SELECT value FROM json_each(@articles))`;

const SELECT_ARTICLE = 'SELECT text, published_at AS publishedAt FROM articles WHERE id = ?';
const SELECT_HEADLINES = 'SELECT start, "end", role FROM passages WHERE article_id = ? AND role = \'HEADLINE\'';
const SELECT_MENTIONS = `
  SELECT start, form, kind, status, entity_id AS entity, surface_id AS surface, sentence_start AS sentence
  FROM mentions WHERE article_id = ? AND status = 'ACCEPTED' AND entity_id IS NOT NULL ORDER BY start, "end"`;
const DELETE = 'DELETE FROM article_entities WHERE article_id = ? AND entity_id IN (?, ?)';

/** Counts both anew in an article in which both stood or stand. */
const restand = (store: Store, { from, to }: MoveIds, article: number): void => {
  const { text, publishedAt } = store.prepare(SELECT_ARTICLE).get(article) as { text: string; publishedAt: string };
  const all = standings({
    length: text.length,
    passages: store.prepare(SELECT_HEADLINES).all(article) as Passage[],
    mentions: store.prepare(SELECT_MENTIONS).all(article) as FootprintMention[],
  });
  store.prepare(DELETE).run(article, from, to);
  const own = all.filter(({ entity }) => entity === from || entity === to);
  inserter(store, 'article_entities')(own.map((standing) => standingRow(standing, article, publishedAt)));
};

/** `articles` are those with accepted mentions that were moved; `isWhole` says that `from` has none left. */
export function regroupStandings(
  store: Store,
  move: MoveIds & { readonly isWhole: boolean },
  articles: readonly number[],
): void {
  const { from, to } = move;
  const isWhole = move.isWhole ? 1 : 0;
  const shared = new Set(
    store
      .prepare(SELECT_SHARED)
      .pluck()
      .all({ from, to, isWhole, articles: JSON.stringify(articles) }) as number[],
  );
  const rest = articles.filter((article) => !shared.has(article));
  store.prepare(MOVE_REST).run({ from, to, articles: JSON.stringify(rest) });
  for (const article of shared) restand(store, move, article);
}
