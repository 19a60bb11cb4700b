/** Makes of a merge, a split or a keeping apart that is asked for the correction that the log is to keep, or refuses it. */
import type { ChangeOf, GROUP_CHANGES } from '../../corrections/change.ts';
import type { KeepApart, Merge, SeenEntity, Split } from '../../corrections/correction.ts';
import type { EntityKey } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { mergedInto } from '../write/overlays.ts';
import { rowId } from '../write/row-ids.ts';
import { seeArticle, seeEntity, seeMention, seen } from './look-up.ts';
import { badInput, ChangeConflict, cited } from './refuse.ts';
import { newEntity } from './resolve-entity.ts';
import { standingOfEntity } from './standing.ts';

export type GroupChange = ChangeOf<(typeof GROUP_CHANGES)[number]>;

/** An entity as seeds name it, and all that were merged into it. */
const originsOf = (store: Store, key: EntityKey): EntityKey[] => [key, ...mergedInto(store, rowId(key))];

/** The changes that keep two of these apart. */
const keptApartBy = (store: Store, keys: readonly EntityKey[]): number[] => {
  const group = new Set(keys.flatMap((key) => originsOf(store, key)));
  const isKept = (entity: SeenEntity, other: SeenEntity) => group.has(entity.key) && group.has(other.key);
  const numbers = [...group].flatMap((key) =>
    standingOfEntity(store, rowId(key)).flatMap(({ number, correction }) =>
      correction.type === 'KEEP_APART' && isKept(correction.entity, correction.other) ? [number] : [],
    ),
  );
  return [...new Set(numbers)].sort((one, other) => one - other);
};

const merge = (store: Store, change: ChangeOf<'MERGE_ENTITIES'>): Merge => {
  const survivor = seen(store, change.survivor);
  const all = change.merged.map((key) => seen(store, key));
  const merged = [...new Map(all.map((one) => [one.key, one])).values()];
  if (merged.length === 0) throw badInput('Nothing is to be merged; name at least one entity beside the survivor.');
  if (merged.some(({ key }) => key === survivor.key)) throw badInput(`${survivor.key} cannot be merged into itself.`);
  const apart = keptApartBy(store, [survivor.key, ...merged.map(({ key }) => key)]);
  if (apart.length > 0) throw new ChangeConflict('Two of them are said not to be one by changes to undo first', apart);
  const kind = merged.every((one) => one.kind === survivor.kind) ? null : survivor.kind;
  return { type: 'MERGE_ENTITIES', survivor, merged, kind };
};

const isPrinted = (store: Store, name: string, ids: readonly number[]): boolean =>
  store
    .prepare(
      'SELECT 1 FROM mentions WHERE surface_id = ? AND coalesce(origin_id, entity_id) IN (SELECT value FROM json_each(?)) LIMIT 1',
    )
    .get(rowId(name), JSON.stringify(ids)) !== undefined;

const split = (store: Store, change: ChangeOf<'SPLIT_ENTITY'>): Split => {
  const { id, key } = seeEntity(store, change.entity);
  const mentions = change.mentions.map((place) => seeMention(store, place));
  for (const { row } of mentions) {
    if (row.entityId !== id)
      throw badInput(`The mention at ${row.start}-${row.end} of ${row.articleKey} does not name ${key}.`);
  }
  for (const article of change.articles) seeArticle(store, article);
  const origins = originsOf(store, key);
  const unprinted = change.aliases.find((name) => !isPrinted(store, name, origins.map(rowId)));
  if (unprinted !== undefined) throw badInput(`No mention of ${key} prints ${cited(unprinted)}.`);
  if (mentions.length + change.articles.length + change.aliases.length === 0) {
    throw badInput('Nothing is to be split off; name mentions, articles or aliases.');
  }
  const parts = {
    mentions: mentions.map(({ anchored }) => anchored),
    articles: change.articles,
    aliases: change.aliases,
  };
  return { type: 'SPLIT_ENTITY', entity: key, origins, into: newEntity(store, change.into), ...parts };
};

const keepApart = (store: Store, change: ChangeOf<'KEEP_APART'>): KeepApart => {
  const [entity, other] = [seen(store, change.entity), seen(store, change.other)];
  if (entity.key === other.key) {
    if (change.entity === change.other) throw badInput(`${entity.key} cannot be kept apart from itself; name another.`);
    throw badInput(`${change.entity} and ${change.other} are one; undo their merge first.`);
  }
  const apart = keptApartBy(store, [entity.key, other.key]);
  if (apart.length > 0) throw badInput(`They are kept apart already, by change ${apart.join(', ')}.`);
  return { type: 'KEEP_APART', entity, other };
};

export function resolveGroup(store: Store, change: GroupChange): Merge | Split | KeepApart {
  if (change.type === 'MERGE_ENTITIES') return merge(store, change);
  return change.type === 'SPLIT_ENTITY' ? split(store, change) : keepApart(store, change);
}
