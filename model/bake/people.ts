/** Given names and family names in Latin script, from all locales of npm @faker-js/faker. */
import { allLocales, type LocaleDefinition } from '@faker-js/faker';
import { fold } from '../../src/text/fold.ts';

const LATIN = /^\p{Lu}[\p{Script=Latin}'’]{1,}(-[\p{Script=Latin}'’]+)*$/u;

type Field = 'first_name' | 'last_name';

/** The names of a field, folded and sorted, in one string separated by spaces. */
export function bakeNames(field: Field): string {
  const names = Object.values<LocaleDefinition>(allLocales).flatMap((locale) => [...strings(locale.person?.[field])]);
  return [...new Set(names.filter((name) => LATIN.test(name)).map(fold))].sort().join(' ');
}

function* strings(data: unknown): Generator<string> {
  if (typeof data === 'string') yield data;
  else if (typeof data === 'object' && data !== null) for (const part of Object.values(data)) yield* strings(part);
}

/**
 * The sex of each of the given names that `bakeNames` returns, in its order, one letter each: "f" or "m" where all lists that know
 * one agree, otherwise "-".
 */
export function bakeSexes(givenNames: string): string {
  const [female, male] = (['female', 'male'] as const).map((sex) => {
    const lists = Object.values<LocaleDefinition>(allLocales).map((locale) => locale.person?.first_name?.[sex] ?? []);
    return new Set(lists.flat().map(fold));
  });
  return givenNames
    .split(' ')
    .map((name) => (female?.has(name) === male?.has(name) ? '-' : female?.has(name) ? 'f' : 'm'))
    .join('');
}
