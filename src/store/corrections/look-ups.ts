/** Answers from the store what requests for corrections are resolved with. */
import type { LookUps } from '../../corrections/look-ups.ts';
import type { EntityKey } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { findArticlesByKey } from '../read/articles.ts';
import { type EntityRow, findEntitiesByIdentifier, findEntitiesByKey } from '../read/entities.ts';
import { findMentions } from '../read/mentions.ts';
import { listAliases, listIdentifiers } from '../read/names.ts';
import { sentencesOf } from '../write/article-structure.ts';
import { mergedInto } from '../write/overlays.ts';
import { rowId } from '../write/row-ids.ts';
import { correctionsOfEntity } from './active.ts';

const SELECT_KEY = 'SELECT key FROM entities WHERE id = ?';
const SELECT_TEXT = 'SELECT text FROM articles WHERE id = ?';
const SELECT_MENTIONED = `
  SELECT 1 FROM mentions
  WHERE surface_id = ? AND coalesce(origin_id, entity_id) IN (SELECT value FROM json_each(?)) LIMIT 1`;

const toRef = (row: EntityRow | null | undefined) =>
  row ? { key: row.key as EntityKey, kind: row.kind, name: row.name } : null;

const keptApartBy = (store: Store, entities: readonly EntityKey[]): number[] => {
  const group = new Set(entities.flatMap((key) => [key, ...mergedInto(store, rowId(key))]));
  const numbers = [...group].flatMap((key) =>
    correctionsOfEntity(store, rowId(key)).flatMap(({ number, correction }) => {
      if (correction.type !== 'KEEP_APART') return [];
      return group.has(correction.entity.key) && group.has(correction.other.key) ? [number] : [];
    }),
  );
  return [...new Set(numbers)].sort((one, other) => one - other);
};

export function createLookUps(store: Store): LookUps {
  return {
    findEntity: (key) => toRef(findEntitiesByKey(store, [key])[0]),
    aliasesOf: (entity) => listAliases(store, [rowId(entity)])[0] ?? [],
    identifiersOf: (entity) => listIdentifiers(store, [rowId(entity)])[0] ?? [],
    findEntityByIdentifier: (identifier) => toRef(findEntitiesByIdentifier(store, [identifier])[0]),
    mergedInto: (entity) => mergedInto(store, rowId(entity)),
    keptApartBy: (entities) => keptApartBy(store, entities),
    isMentionedAs: (words, entities) =>
      store.prepare(SELECT_MENTIONED).get(rowId(words), JSON.stringify(entities.map(rowId))) !== undefined,
    findArticle: (article) => findArticlesByKey(store, [article])[0] ?? null,
    textOf: (article) => store.prepare(SELECT_TEXT).pluck().get(rowId(article)) as string,
    sentencesOf: (article) => sentencesOf(store, rowId(article)),
    findMention: ({ article, start, end }) => {
      const [row] = findMentions(store, [{ articleKey: article, start, end }]);
      if (!row) return null;
      const { entityId: id } = row;
      return { entity: id === null ? null : (store.prepare(SELECT_KEY).pluck().get(id) as EntityKey) };
    },
  };
}
