/** Adds missing names to the aliases of entity records, so that an entity is always shown by one of its aliases. */

import type { Alias, ArticleRecord, Asserter, EntityKey, EntityRecord, MentionRecord } from '../../model.ts';
import { oneLine } from '../../text/fold.ts';
import { ownCopy } from '../../text/own-copy.ts';

interface Name {
  readonly name: string;
  readonly assertedBy: Asserter;
}

/** Adds an alias for each of these names that has none, with the asserter of the name. The record may be kept longer than the article. */
const withNames = (record: EntityRecord, names: readonly Name[]): EntityRecord => {
  const missing = names.filter(({ name }) => !record.aliases.some((alias) => alias.name === name));
  if (missing.length === 0) return record;
  const added = missing.map(({ name, assertedBy }): Alias => ({ name: ownCopy(name), form: 'FULL_NAME', assertedBy }));
  return { ...record, aliases: [...record.aliases, ...added] };
};

const groupByEntity = (mentions: readonly MentionRecord[]): Map<EntityKey, MentionRecord[]> => {
  const groups = new Map<EntityKey, MentionRecord[]>();
  for (const mention of mentions) {
    const keys = mention.entity === null ? mention.candidates.map(({ entity }) => entity) : [mention.entity];
    for (const key of keys) {
      const group = groups.get(key);
      if (group) group.push(mention);
      else groups.set(key, [mention]);
    }
  }
  return groups;
};

/**
 * The entities that mentions of an article are resolved to or have as candidates. Their aliases include the name, asserted by
 * the first mention if by nobody else, and every full name among the surfaces of accepted mentions.
 */
export function withAliases({ text, mentions, entities }: ArticleRecord): EntityRecord[] {
  const mentionsOf = groupByEntity(mentions);
  return entities.flatMap((record) => {
    const own = mentionsOf.get(record.key);
    const [first] = own ?? [];
    if (!own || !first) return [];
    const names: Name[] = [{ name: record.name, assertedBy: first.assertedBy }];
    for (const { start, end, form, status, assertedBy } of own) {
      if (form === 'FULL_NAME' && status === 'ACCEPTED')
        names.push({ name: oneLine(text.slice(start, end)), assertedBy });
    }
    return [withNames(record, names)];
  });
}

/** A record of the gazetteer with its name among its aliases. */
export function withNameAsAlias(record: EntityRecord): EntityRecord {
  return withNames(record, [{ name: record.name, assertedBy: { type: 'GAZETTEER', name: 'seeds', version: null } }]);
}
