/** Reads whether a name is introduced as somebody's relative: "his wife, Ada Lovelace", "a brother of Ada Lovelace". */
import { lastBefore } from '../../text/binary-search.ts';
import { wordSet } from '../../text/word-set.ts';
import type { Article } from '../article.ts';
import { KIN, type Sex } from '../knowledge/kinship.ts';
import { HONORIFICS, ROLES, TITLE_WORDS } from '../knowledge/titles.ts';
import type { MentionContext } from './model.ts';

export interface Kinship {
  /** The sex that the word for the relative says; null when it says none, or says it of the other person. */
  readonly sex: Sex | null;
  /** Whether the sentence is about both, as in "Charles Babbage and his wife, Georgiana Babbage". */
  readonly isCoordinated: boolean;
}

/** Null when the mention is not introduced so. */
export type KinshipReader = (mention: MentionContext) => Kinship | null;

/** How many UTF-16 code units beside a mention are searched. */
const REACH = 90;
const KIN_WORD = `(${[...KIN.keys()].join('|')})`;
const OWNER = String.raw`(?:his|her|their|whose|[\p{L}.-]+['’]s|[\p{L}.-]+s['’])`;
/** "his late wife, ", "her brother, the former boxer ". */
const OWNED_BEFORE = new RegExp(
  String.raw`(?<![\p{L}-])${OWNER} (?:[\p{L}-]+ ){0,3}${KIN_WORD},? ((?:[\p{L}.'’-]+ ){0,4})$`,
  'iu',
);
/** "a brother of the boxer ". */
const KIN_OF_BEFORE = new RegExp(String.raw`(?<![\p{L}-])${KIN_WORD} of ((?:[\p{L}.-]+ ){0,4})$`, 'iu');
/** ", the general's wife", ", her brother". */
const OWNED_AFTER = new RegExp(
  String.raw`^(?:,| is| was)(?: the)? ${OWNER} (?:[\p{L}-]+ ){0,3}${KIN_WORD}(?![\p{L}-])`,
  'iu',
);
const ARTICLES = wordSet('the a an');
const COORDINATED = /\p{Lu}[\p{L}'’.-]* and (?:his|her|their) [^.]*$/u;

export function createKinshipReader({ text, sentences }: Article): KinshipReader {
  return ({ start, end, sentence }) => {
    const before = text.slice(Math.max(sentence, start - REACH), start).replaceAll('é', 'e');
    const owned = OWNED_BEFORE.exec(before);
    if (owned && isDescription(owned[2])) return { sex: sexOf(owned[1]), isCoordinated: COORDINATED.test(before) };
    const kinOf = KIN_OF_BEFORE.exec(before);
    if (kinOf && isDescription(kinOf[2])) return { sex: null, isCoordinated: false };
    const sentenceEnd = lastBefore(sentences, start)?.end ?? text.length;
    const after = OWNED_AFTER.exec(text.slice(end, Math.min(sentenceEnd, end + REACH)).replaceAll('é', 'e'));
    return after === null ? null : { sex: sexOf(after[1]), isCoordinated: false };
  };
}

/** Whether words between a relative and the name describe the person: "the boxer", "former president". */
function isDescription(between = ''): boolean {
  const words = between
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  const isTitle = (word: string) => HONORIFICS.has(word) || ROLES.has(word) || TITLE_WORDS.has(word);
  return ARTICLES.has(words[0] ?? 'the') || words.every(isTitle);
}

const sexOf = (word = ''): Sex | null => KIN.get(word.toLowerCase()) ?? null;
