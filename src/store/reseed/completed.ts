/** Sees to it that every name an entity may be given is one of its aliases. */
import type { Alias, ArticleRecord, Asserter, EntityRecord } from '../../model.ts';

/** The record with an alias for each of these names that has none yet, asserted as the name is. */
const withNames = (record: EntityRecord, names: readonly { name: string; assertedBy: Asserter }[]): EntityRecord => {
  const known = new Set(record.aliases.map(({ name }) => name));
  const missing = names.filter(({ name }) => !known.has(name));
  if (missing.length === 0) return record;
  const added = missing.map(({ name, assertedBy }): Alias => ({ name, form: 'FULL_NAME', assertedBy }));
  return { ...record, aliases: [...record.aliases, ...added] };
};

/**
 * The entities of an article, those that no mention names left out. Each has as aliases its name, asserted by its first
 * mention if by nobody else, and all full names that its accepted mentions print.
 */
export function completedEntities({ text, mentions, entities }: ArticleRecord): EntityRecord[] {
  return entities.flatMap((record) => {
    const own = mentions.filter(({ entity }) => entity === record.key);
    const [first] = own;
    if (!first) return [];
    const printed = own
      .filter(({ form, status }) => form === 'FULL_NAME' && status === 'ACCEPTED')
      .map(({ start, end, assertedBy }) => ({ name: text.slice(start, end), assertedBy }));
    return [withNames(record, [...printed, { name: record.name, assertedBy: first.assertedBy }])];
  });
}

/** A gazetteer's record, its name among its aliases. */
export function completedKnown(record: EntityRecord): EntityRecord {
  return withNames(record, [{ name: record.name, assertedBy: { type: 'GAZETTEER', name: 'seeds', version: null } }]);
}
