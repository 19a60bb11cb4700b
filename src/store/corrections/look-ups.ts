/** Answers from the store what requests for corrections are resolved with. */
import type { MentionKey } from '../../corrections/args.ts';
import type { LookUps } from '../../corrections/look-ups.ts';
import type { EntityKey } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { articleByKey } from '../read/articles.ts';
import { type EntityRow, entityByIdentifier, entityByKey } from '../read/entities.ts';
import { mentionByKey } from '../read/mentions.ts';
import { aliasesOf, identifiersOf } from '../read/names.ts';
import { bind } from '../sql/expression.ts';
import type { One } from '../sql/query.ts';
import { readOne, readRows } from '../sql/read.ts';
import { mergedInto } from '../write/overlays.ts';
import { rowId } from '../write/row-ids.ts';
import { sentencesOf } from '../write/stored-articles.ts';
import { correctionsOfEntity } from './active.ts';

const SELECT_KEY = 'SELECT key FROM entities WHERE id = ?';
const SELECT_TEXT = 'SELECT text FROM article_texts WHERE article_id = ?';
const SELECT_MENTIONED = `
  SELECT 1 FROM mentions
  WHERE surface_id = ? AND coalesce(origin_id, entity_id) IN (SELECT value FROM json_each(?)) LIMIT 1`;

const readRef = (store: Store, entity: One<EntityRow | null>) => {
  const found = readOne(store, entity, ({ key, kind, name }) => ({ key, kind, name }));
  return found && { ...found, key: found.key as EntityKey };
};

const readAliases = (store: Store, entity: EntityKey) =>
  readRows(store, aliasesOf(bind(rowId(entity))), ({ alias: { name, form } }) => ({ name, form }));

const readIdentifiers = (store: Store, entity: EntityKey) =>
  readRows(
    store,
    identifiersOf(bind(rowId(entity))),
    ({ identifier: { scheme, value }, asserter: { type, name, version } }) => ({
      scheme,
      value,
      type,
      name,
      version,
    }),
  ).map(({ scheme, value, type, name, version }) => ({
    scheme,
    value,
    assertedBy: { type, name, version: version === '' ? null : version },
  }));

function findMention(store: Store, { article, start, end }: MentionKey): { readonly entity: EntityKey | null } | null {
  const mention = mentionByKey(bind(article), { start: bind(start), end: bind(end) });
  const found = readOne(store, mention, ({ entity_id: id }) => ({ id }));
  if (!found) return null;
  return { entity: found.id === null ? null : (store.prepare(SELECT_KEY).pluck().get(found.id) as EntityKey) };
}

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
    findEntity: (key) => readRef(store, entityByKey(bind(key))),
    aliasesOf: (entity) => readAliases(store, entity),
    identifiersOf: (entity) => readIdentifiers(store, entity),
    findEntityByIdentifier: (identifier) => readRef(store, entityByIdentifier(identifier)),
    mergedInto: (entity) => mergedInto(store, rowId(entity)),
    keptApartBy: (entities) => keptApartBy(store, entities),
    isMentionedAs: (words, entities) =>
      store.prepare(SELECT_MENTIONED).get(rowId(words), JSON.stringify(entities.map(rowId))) !== undefined,
    findArticle: (article) => readOne(store, articleByKey(bind(article)), ({ title }) => ({ title })),
    textOf: (article) => store.prepare(SELECT_TEXT).pluck().get(rowId(article)) as string,
    sentencesOf: (article) => sentencesOf(store, rowId(article)),
    findMention: (mention) => findMention(store, mention),
  };
}
