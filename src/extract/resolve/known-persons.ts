/** Finds the people of the gazetteer whom a mention may name. Where several share a name but for its accents, exact spelling decides. */
import type { GazetteerEntry } from '../gazetteer/entry.ts';
import { namesOf } from '../gazetteer/entry.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { MentionContext } from './model.ts';
import { withoutTitle } from './person-names.ts';

/** The entries that a mention may name; more than one when nothing decides. */
export function knownPersons({ name, words }: MentionContext, gazetteer: Gazetteer): readonly GazetteerEntry[] {
  const printed = withoutTitle(name, words);
  const entries = gazetteer
    .lookup(printed)
    .map(({ entry }) => entry)
    .filter(({ kind }) => kind === 'PERSON');
  if (entries.length < 2) return entries;
  const exact = entries.filter(({ record }) => namesOf(record).some((known) => spell(known.name) === spell(printed)));
  return exact.length > 0 ? exact : entries;
}

/** The entries that fit all mentions of a person; those of any when none fits all. */
export function knownPersonsOf(mentions: readonly MentionContext[], gazetteer: Gazetteer): readonly GazetteerEntry[] {
  const lists = [...new Map(mentions.map((mention) => [mention.name, mention])).values()]
    .map((mention) => knownPersons(mention, gazetteer))
    .filter(({ length }) => length > 0);
  const [first = [], ...others] = lists;
  const common = first.filter((entry) => others.every((list) => list.includes(entry)));
  return common.length > 0 ? common : [...new Set(lists.flat())];
}

/** Whatever its case, because headlines are in capitals. */
const spell = (name: string): string => name.normalize('NFC').toLowerCase();
