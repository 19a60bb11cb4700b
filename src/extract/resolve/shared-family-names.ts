/** Adds the shared family name to first names: in "Ada and Grace Lovelace", "Ada" is Ada Lovelace. */
import type { Article } from '../article.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { MentionContext } from './model.ts';
import { isWholeName, personWords } from './person-names.ts';
import type { TitleReader } from './titles.ts';

interface Context {
  readonly gazetteer: Gazetteer;
  readonly titles: TitleReader;
}

/** The mentions in their order, such first names with a full name; surfaces do not change. */
export function completeSharedFamilyNames(
  { text }: Article,
  mentions: readonly MentionContext[],
  { gazetteer, titles }: Context,
): MentionContext[] {
  const familyNames = new Set(mentions.filter(isWhole).map(({ words }) => words.at(-1)));
  const seen = new Set<string>();
  return mentions.map((mention, i) => {
    const next = mentions[i + 1];
    const whole = mention.words.join(' ');
    const isNew = !seen.has(whole);
    seen.add(whole);
    const [word, another] = mention.words;
    if (next === undefined || word === undefined || another !== undefined || mention.seedEntity !== null)
      return mention;
    const isFirstName = isNew && gazetteer.isGivenName(word) && !familyNames.has(word) && titles(mention) === null;
    if (!isFirstName || !isWhole(next) || text.slice(mention.end, next.start) !== ' and ') return mention;
    const name = `${mention.name} ${next.name.split(' ').at(-1)}`;
    return { ...mention, form: 'SHORT_NAME', name, words: [word, ...next.words.slice(-1)] };
  });
}

const isWhole = ({ words }: MentionContext): boolean => isWholeName(personWords(words));
