/** Reads what seeds say, before corrections and merges: an import restores the knowledge base from it and from the change log. */
import { readBaseRecord } from '../../store/corrections/base-record.ts';
import type { Store } from '../../store/database/open.ts';
import { limitedTo } from '../../store/sql/dialect.ts';
import { rowsByKey } from './pages.ts';
import type { Selection } from './selection.ts';

/** Articles that no correction touches; then those that some do, which are kept as their seeds give them, removed ones too. */
const selectUncorrected = ({ hasArticle }: Selection): string => `
  SELECT a.key, a.id FROM articles AS a
  WHERE a.key > @after AND a.id NOT IN (SELECT id FROM base_articles)${hasArticle('a.id')} ORDER BY a.key ${limitedTo('@limit')}`;

const selectCorrected = ({ hasArticle }: Selection): string => `
  SELECT b.key, b.record FROM base_articles AS b WHERE b.key > @after${hasArticle('b.id')} ORDER BY b.key ${limitedTo('@limit')}`;

export function* readSeedArticles(store: Store, selection: Selection): Generator<string> {
  for (const { id } of rowsByKey<{ key: string; id: number }>(store, selectUncorrected(selection))) {
    yield JSON.stringify(readBaseRecord(store, id));
  }
  yield* recordsOf(store, selectCorrected(selection), '');
}

/** The entities of the seeds' gazetteers, by their keys, which merges and corrections do not change. */
const selectSeeded = ({ isWhole, hasEntity }: Selection): string => `
  SELECT g.key, g.record FROM seed_entities AS g WHERE g.key > @after${
    isWhole
      ? ''
      : ` AND EXISTS (
    SELECT 1 FROM (
      SELECT id FROM entities WHERE key = g.key UNION ALL SELECT survivor_id FROM merged_entities WHERE key = g.key) AS e
    WHERE true${hasEntity('e.id')})`
  }
  ORDER BY g.key ${limitedTo('@limit')}`;

/** The same entities with what the gazetteer that ships knows of them. */
const selectKnown = ({ hasEntity }: Selection): string => `
  SELECT c.id AS key, c.record FROM claims AS c
  WHERE c.in_gazetteer = 1 AND c.id > @after${hasEntity('c.entity_id')} ORDER BY c.id ${limitedTo('@limit')}`;

function* recordsOf(store: Store, sql: string, first: string | number): Generator<string> {
  for (const { record } of rowsByKey<{ key: string | number; record: string }>(store, sql, first)) yield record;
}

export const readSeedEntities = (store: Store, selection: Selection): Generator<string> =>
  recordsOf(store, selectSeeded(selection), '');

export const readKnownEntities = (store: Store, selection: Selection): Generator<string> =>
  recordsOf(store, selectKnown(selection), -1);

/** The article may be one that a correction removed. */
const selectVersions = ({ hasArticle }: Selection): string => `
  SELECT v.article_id AS key,
    json_object('key', coalesce(a.key, b.key), 'changedAt', v.changed_at, 'content', v.content) AS record
  FROM seed_versions AS v LEFT JOIN articles AS a ON a.id = v.article_id LEFT JOIN base_articles AS b ON b.id = v.article_id
  WHERE v.article_id > @after AND coalesce(a.key, b.key) IS NOT NULL${hasArticle('v.article_id')} ORDER BY v.article_id ${limitedTo('@limit')}`;

export const readSeedVersions = (store: Store, selection: Selection): Generator<string> =>
  recordsOf(store, selectVersions(selection), -1);
