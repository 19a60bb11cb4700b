/** The names of gazetteer entries prepared for comparison, once for each record, since a seed may give an entity thousands. */
import type { EntityRecord, Form } from '../../model.ts';
import { fold } from '../../text/fold.ts';
import { namesOf } from '../gazetteer/entry.ts';
import { wordsOf } from './mention-context.ts';
import { coreWords } from './organization-names.ts';

/** Keeps what `compute` returns as long as the record exists. */
function once<T>(compute: (record: EntityRecord) => T): (record: EntityRecord) => T {
  const computed = new WeakMap<EntityRecord, { readonly value: T }>();
  return (record) => {
    const known = computed.get(record) ?? { value: compute(record) };
    computed.set(record, known);
    return known.value;
  };
}

/** The form of each name, by its words joined; the first of equal names counts. */
export const formsByName = once(
  (record): ReadonlyMap<string, Form> =>
    new Map(
      namesOf(record)
        .map(({ name, form }) => [wordsOf(name).join(' '), form] as const)
        .reverse(),
    ),
);

/** The names in core words. */
export const coreNames = once((record): readonly (readonly string[])[] =>
  namesOf(record).map(({ name }) => coreWords(wordsOf(name))),
);

/** The folded names. */
export const foldedNames = once(
  (record): ReadonlySet<string> => new Set(namesOf(record).map(({ name }) => fold(name))),
);

/** The aliases, as form and folded name. */
export const foldedAliases = once(
  (record): ReadonlySet<string> => new Set(record.aliases.map(({ name, form }) => `${form} ${fold(name)}`)),
);
