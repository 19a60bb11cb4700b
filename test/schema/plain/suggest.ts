/** Names that go on from what is typed. */
import { countsOf } from './counts.ts';
import { limitExceeded, together, within } from './errors.ts';
import type { Base, Entity } from './model.ts';
import { sortBy } from './order.ts';
import { folded } from './words.ts';

export interface SuggestArgs {
  readonly prefix: string;
  readonly kinds?: readonly string[] | null;
  readonly first: number;
}

const FIRST = [1, 50] as const;
const MOST_CHARACTERS = 200;
/** What a later word of a name stands behind. */
const BREAKS = ['-', ' ', "'", '.', '/', '(', '"'];
/** One letter only begins names, not later words of them. */
const LEAST_LATER = 2;

const beginsSo = (name: string, prefix: string): boolean =>
  name.startsWith(prefix) ||
  ([...prefix].length >= LEAST_LATER && BREAKS.some((before) => name.includes(before + prefix)));

/** The name of the entity before other aliases, then the shortest. */
const aliasOf = ({ aliases, name }: Entity, prefix: string): string | undefined => {
  const names = aliases.map((alias) => alias.name).filter((alias) => beginsSo(folded(alias), prefix));
  return sortBy(names, (alias) => [alias === name ? 0 : 1, [...alias].length, alias])[0];
};

const checkLength = (prefix: string): void => {
  if (prefix.length <= MOST_CHARACTERS) return;
  throw limitExceeded(`A name to suggest for is at most ${MOST_CHARACTERS} characters long.`);
};

export function suggestions({ entities }: Base, { prefix, kinds, first }: SuggestArgs) {
  together(
    () => within(FIRST, 'first', first),
    () => checkLength(prefix),
  );
  const beginning = folded(prefix.replaceAll('\0', ' '));
  if (!/[\p{L}\p{N}]/u.test(beginning)) return [];
  const mostMentionedFirst = sortBy(entities, (entity) => [-countsOf(entity).mentionCount, -entity.rowId]);
  return mostMentionedFirst
    .filter(({ kind }) => kinds?.includes(kind) ?? true)
    .flatMap((entity) => {
      const name = aliasOf(entity, beginning);
      return name === undefined ? [] : [{ entity, name }];
    })
    .slice(0, first);
}
