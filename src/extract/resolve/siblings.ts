/** Completes first names that share the family name after them: "Ada and Grace Lovelace" are Ada Lovelace and Grace Lovelace. */
import type { Article } from '../extractor.ts';
import type { Gazetteer } from '../gazetteer.ts';
import type { Draft } from './draft.ts';
import { isWholeName, personWords } from './person-name.ts';
import type { Titles } from './titles.ts';

interface Tools {
  readonly gazetteer: Gazetteer;
  readonly titles: Titles;
}

/** The drafts, in their order, with such first names made whole; their surfaces stay. */
export function completeSiblings({ text }: Article, drafts: readonly Draft[], { gazetteer, titles }: Tools): Draft[] {
  const familyNames = new Set(drafts.filter(isWhole).map(({ words }) => words.at(-1)));
  return drafts.map((draft, i) => {
    const next = drafts[i + 1];
    const [word, another] = draft.words;
    if (next === undefined || word === undefined || another !== undefined || draft.said !== null) return draft;
    const isNew = !drafts.slice(0, i).some(({ words }) => words.join(' ') === word);
    const isFirstName = isNew && gazetteer.isGivenName(word) && !familyNames.has(word) && titles(draft) === null;
    if (!isFirstName || !isWhole(next) || text.slice(draft.end, next.start) !== ' and ') return draft;
    const name = `${draft.name} ${next.name.split(' ').at(-1)}`;
    return { ...draft, form: 'SHORT_NAME', name, words: [word, ...next.words.slice(-1)] };
  });
}

const isWhole = ({ words }: Draft): boolean => isWholeName(personWords(words));
