/** Names that go on from what is typed. */
import { beginningLikeness, nameWords } from '../../../src/text/phonetic.ts';
import { countsOf } from './counts.ts';
import { limitExceeded, together, within } from './errors.ts';
import type { Base, Entity } from './model.ts';
import { sortBy } from './order.ts';
import { spelledNames } from './spelled.ts';
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
  const chosen = mostMentionedFirst.filter(({ kind }) => kinds?.includes(kind) ?? true);
  const begun = chosen.flatMap((entity) => {
    const name = aliasOf(entity, beginning);
    if (name === undefined) return [];
    const isCalledSo = entity.aliases.some((alias) => folded(alias.name) === beginning);
    return [{ entity, name, matchedBy: isCalledSo ? 'EXACT' : 'PREFIX', likeness: 1 }];
  });
  const exactFirst = sortBy(begun, ({ matchedBy }) => [matchedBy]);
  const known = new Set(begun.map(({ entity }) => entity));
  const alike = spelledNames(chosen, nameWords(beginning), beginningLikeness)
    .filter(({ entity }) => !known.has(entity))
    .map((one) => ({ ...one, matchedBy: 'SPELLING' }));
  return [...exactFirst, ...alike].slice(0, first);
}
