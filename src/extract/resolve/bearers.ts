/** Gives a surname alone the kind of the person who bears it: in an article about Michael Jordan, "Jordan said" is no country. */
import { wordSet } from '../../text/word-set.ts';
import type { Article } from '../article.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { SAY, TELL } from '../knowledge/reporting-verbs.ts';
import type { MentionContext } from './model.ts';
import { isWholeName, personWords } from './person-names.ts';
import { sexOfTitle, type TitleReader } from './titles.ts';

interface Context {
  readonly gazetteer: Gazetteer;
  readonly titles: TitleReader;
}

/** The mentions in their order, such surnames as people. Those of seeds keep their kind. */
export function assignBearers(
  { text }: Article,
  mentions: readonly MentionContext[],
  { gazetteer, titles }: Context,
): MentionContext[] {
  const names = collectNames(mentions, gazetteer);
  const bodies = new Set(mentions.filter(isLongBody).map(({ words }) => words[0] ?? ''));
  const isTitled = (mention: MentionContext): boolean => sexOfTitle(titles(mention) ?? '') !== null;
  const read = mentions.map((mention, i): Reading => {
    if (mention.score === null || mention.seedEntity !== null) return 'UNCHANGED';
    if (mention.kind === 'PERSON' && !mention.demonym)
      return isBorne(mention, names) && isDestination(text, mention, gazetteer) ? 'PLACE' : 'UNCHANGED';
    if (isTitled(mention)) return 'PERSON';
    if (!isBorne(mention, names) || isBody(mention, bodies, gazetteer)) return 'UNCHANGED';
    return readContext(text, { mention, before: mentions[i - 1], after: mentions[i + 1] });
  });
  const places = new Set(mentions.filter((_, i) => read[i] === 'PLACE').map(nameOf));
  return mentions.map((mention, i) => {
    if (mention.kind === 'PERSON' && read[i] === 'PLACE') return { ...mention, kind: 'PLACE' };
    const isPerson = read[i] === 'PERSON' || (read[i] === 'OPEN' && !places.has(nameOf(mention)));
    return isPerson ? { ...mention, kind: 'PERSON', demonym: false } : mention;
  });
}

/** What the words beside a name speak for; `OPEN` when they do for neither. */
type Reading = 'PERSON' | 'PLACE' | 'OPEN' | 'UNCHANGED';

const nameOf = ({ words }: MentionContext): string => personWords(words).join(' ');

interface Names {
  /** The last words of full names, and the first ones of names in East Asian order. */
  readonly surnames: ReadonlySet<string>;
  /** The other first words. */
  readonly givenNames: ReadonlySet<string>;
}

function collectNames(mentions: readonly MentionContext[], gazetteer: Gazetteer): Names {
  const full = mentions
    .filter(({ kind, demonym }) => kind === 'PERSON' && !demonym)
    .map(({ words }) => personWords(words))
    .filter(isWholeName);
  const isSurnameFirst = ([first = '', ...rest]: readonly string[]) =>
    rest.length === 1 && (/-/.test(rest[0] ?? '') || (gazetteer.isFamilyName(first) && !gazetteer.isGivenName(first)));
  const surnameFirst = full.filter(isSurnameFirst);
  return {
    surnames: new Set([...full.map((words) => words.at(-1) ?? ''), ...surnameFirst.map(([first = '']) => first)]),
    givenNames: new Set(full.map(([first = '']) => first)),
  };
}

/** Whether somebody bears the name. A given name that is a place remains one: Paris of Paris Smith. */
function isBorne(mention: MentionContext, { surnames, givenNames }: Names): boolean {
  const [word = '', another] = personWords(mention.words);
  if (another !== undefined) return false;
  const mayBeGiven = mention.kind !== 'PLACE' || mention.demonym;
  return surnames.has(word) || (mayBeGiven && givenNames.has(word));
}

const isLongBody = ({ kind, words }: MentionContext): boolean => kind === 'ORGANIZATION' && words.length > 1;

/** Whether a name found as that of a body is one: known, or the beginning of a longer one, as in "Dell Inc." */
function isBody(mention: MentionContext, bodies: ReadonlySet<string>, gazetteer: Gazetteer): boolean {
  if (mention.kind !== 'ORGANIZATION') return false;
  return (
    bodies.has(nameOf(mention)) || gazetteer.lookup(mention.name).some(({ entry }) => entry.kind === 'ORGANIZATION')
  );
}

interface Neighbours {
  readonly mention: MentionContext;
  readonly before: MentionContext | undefined;
  readonly after: MentionContext | undefined;
}

const REACH = 40;
const PREPOSITION =
  /(?:^|\s)(?:in|into|inside|outside|near|across|throughout|within|northern|southern|eastern|western|central) (?:the )?$/iu;
/** "flew to ...", "home from ...": after a verb of motion. */
const MOTION =
  /\b(?:fl[yi]\w*|flew|go|goes|went|going|travel\w*|return\w*|head\w*|dr[io]ve\w*|sail\w*|mov\w+|c[oa]me\w*|com\w+|arriv\w+|fled|flee\w*|visit\w*|trip|tour|home|back|exports?|troops|refugees|deported) (?:\w+ )?(?:to|from|for|in)? ?$/iu;
const OFFICE_OF =
  /\b(?:king|queen|president|government|capital|people|north|south|east|west|border|borders|coast|rest|kingdom|republic|part|parts|city|town|streets|university|embassy) of (?:the )?$/iu;
const NATIONAL =
  /^['’]s (?:\p{L}+ )?(?:king|queen|president|prime|government|capital|army|parliament|border|borders|economy|foreign|interior|finance|people|embassy|military|police|national|royal|currency|population|team)\b/iu;
const LIST = /^(?:,|,? and|,? or| &) ?$/u;
const HUMAN_AFTER = wordSet(`
  was is has had will would who also later then thanked praised asked wants wanted hopes hoped left met won lost scored played plays joined refused agreed
  smiled laughed wept resigned retired died
`);
const WORD_AFTER = /^,? ([a-z]+)\b/;

/** Before where somebody lives or goes; other verbs of motion may lead to a person: "the ball went to Jordan". */
const BEFORE_DESTINATION =
  /\b(?:fl(?:y|ies|ying|ew|own|ights?)|travel(?:s|led|ed|ling|ing)?|sail(?:s|ed|ing)?|moved|moving|relocated|emigrated|deported|arriv(?:e|es|ed|ing)|landed|born|liv(?:es|ed|ing)|based|grew up) (?:home |back )?(?:to|from|in) $/iu;

/** Whether a surname is that of a place which the words before it say that somebody lives in or goes to. */
function isDestination(text: string, { name, start, end, sentence }: MentionContext, gazetteer: Gazetteer): boolean {
  if (!BEFORE_DESTINATION.test(text.slice(Math.max(sentence, start - REACH), start))) return false;
  const isOwner = /^['’]/u.test(text.slice(end, end + 1));
  return !isOwner && gazetteer.lookup(name).some(({ entry, form }) => entry.kind === 'PLACE' && form !== 'DEMONYM');
}

/** What the words beside a mention speak for. */
function readContext(text: string, { mention, before, after }: Neighbours): Reading {
  const preceding = text.slice(Math.max(mention.sentence, mention.start - REACH), mention.start);
  const following = text.slice(mention.end, mention.end + REACH);
  if (PREPOSITION.test(preceding) || OFFICE_OF.test(preceding) || MOTION.test(preceding)) return 'PLACE';
  if (NATIONAL.test(following) || isBesidePlace(text, { mention, before, after })) return 'PLACE';
  const [, next = ''] = WORD_AFTER.exec(following) ?? [];
  return SAY.has(next) || TELL.has(next) || HUMAN_AFTER.has(next) ? 'PERSON' : 'OPEN';
}

/** Whether a place stands beside a mention in a list, or as the larger one it lies in. */
function isBesidePlace(text: string, { mention, before, after }: Neighbours): boolean {
  const isOtherPlace = (other: MentionContext | undefined): other is MentionContext =>
    other?.kind === 'PLACE' && !other.demonym && nameOf(other) !== nameOf(mention);
  return (
    (isOtherPlace(before) && LIST.test(text.slice(before.end, mention.start))) ||
    (isOtherPlace(after) && LIST.test(text.slice(mention.end, after.start)))
  );
}
