/** Takes from entities the names that only mentions gave them that no longer name them. */
import type { ArticleRecord, EntityRecord, MentionRecord } from '../model.ts';
import { isSameAsserter } from './asserters.ts';

/** The accepted mentions by which texts say what an entity is called. */
const naming = ({ key }: EntityRecord, mentions: readonly MentionRecord[]): MentionRecord[] =>
  mentions.filter(({ entity, status }) => entity === key && status === 'ACCEPTED');

const strip = (entity: EntityRecord, before: ArticleRecord, now: ArticleRecord): EntityRecord => {
  const lost = naming(entity, before.mentions);
  const left = naming(entity, now.mentions);
  const prints = (
    mentions: readonly MentionRecord[],
    { text }: ArticleRecord,
    alias: EntityRecord['aliases'][number],
  ) =>
    mentions.some(
      ({ start, end, assertedBy }) =>
        text.slice(start, end) === alias.name && isSameAsserter(assertedBy, alias.assertedBy),
    );
  const aliases = entity.aliases.filter(
    (alias) => alias.name === entity.name || !prints(lost, before, alias) || prints(left, now, alias),
  );
  return aliases.length === entity.aliases.length ? entity : { ...entity, aliases };
};

/** The entities of `now`, without the aliases that mentions of `before` printed and none of `now` does. */
export function withoutLostNames(before: ArticleRecord, now: ArticleRecord): EntityRecord[] {
  return now.entities.map((entity) => strip(entity, before, now));
}
