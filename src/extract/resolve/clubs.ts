/** Takes the name of a city, or of a person, for the club that bears it, where the text is about sport and says so beside the name. */
import { lastBefore } from '../../text/binary-search.ts';
import { fold } from '../../text/fold.ts';
import type { Article } from '../article.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { CLUB_AFTER, CLUB_BEFORE } from '../knowledge/sport.ts';
import { isAboutSport } from '../sport.ts';
import type { MentionContext } from './model.ts';

/** The mentions in their order, such names as organizations. Countries remain places: their teams go by their names. */
export function assignClubs(
  { text, passages }: Article,
  mentions: readonly MentionContext[],
  gazetteer: Gazetteer,
): MentionContext[] {
  if (!isAboutSport(text)) return [...mentions];
  const isInDateline = ({ start }: MentionContext): boolean => {
    const passage = lastBefore(passages, start);
    return passage?.role === 'DATELINE' && start < passage.end;
  };
  const read = mentions.map((mention) => (isInDateline(mention) ? 'UNCHANGED' : readContext(text, mention, gazetteer)));
  const clubs = new Set(mentions.filter((_, i) => read[i] === 'CLUB').map(nameOf));
  return mentions.map((mention, i) => {
    const isClub = read[i] === 'CLUB' || (read[i] === 'OPEN' && clubs.has(nameOf(mention)));
    return isClub ? { ...mention, kind: 'ORGANIZATION', isKindTold: true, demonym: false } : mention;
  });
}

const nameOf = ({ words }: MentionContext): string => words.join(' ');

type Reading = 'CLUB' | 'OPEN' | 'UNCHANGED';

const REACH = 40;
/** What is in or near a name is a place, unless it is an interest of a club. */
const PLACE_BEFORE = /(?:^|\s)(?:in|near|outside|around|across|into|inside|of) (?:the )?$/iu;
const PLACE_AFTER = /^, (?:(?:\p{L}+ )?(?:north|south|east|west|central)|\p{Lu}\p{L}+,)/u;
const CLUB_PHRASE_BEFORE =
  /\b(?:scor\w+ for|play\w* for|draw\w* with|drew with|defeat (?:to|by|at|against)|(?:win|victory|loss|draw) (?:over|at|against|to|with|for)|lost to|lose to|transfer (?:to|from)|mov\w+ to|mov\w+ from|sign\w* (?:\p{L}+ ){0,4}from|loan (?:to|from|at)|debut (?:for|against)|contract (?:with|at)|(?:beat|thrashed) (?:\p{L}+ )?|ahead of|behind|for|from|with|at) $/iu;
const WORD_BEFORE = /([\p{L}-]+) $/u;
const WORD_AFTER = /^(?:['’]s?)? ([\p{L}-]+)/u;
const SCORE_AFTER = /^ (?:\p{Ll}+ )?\d{1,3}(?:[-–]\d{1,3})?(?!\p{N})/u;

function readContext(text: string, mention: MentionContext, gazetteer: Gazetteer): Reading {
  if (mention.score === null || mention.seedEntity !== null) return 'UNCHANGED';
  const entries = gazetteer.lookup(mention.name).map(({ entry }) => entry);
  const isListed = entries.some(({ field }) => field === 'CLUB');
  const isCity =
    (mention.kind === 'PLACE' || mention.kind === 'ORGANIZATION') &&
    !mention.demonym &&
    entries.some(({ type }) => type === 'CITY');
  if (entries[0]?.seeded || entries[0]?.type === 'COUNTRY' || (!isListed && !isCity)) return 'UNCHANGED';
  const before = text.slice(Math.max(mention.sentence, mention.start - REACH), mention.start);
  const after = text.slice(mention.end, mention.end + REACH);
  if (PLACE_BEFORE.test(before) || PLACE_AFTER.test(after)) return 'UNCHANGED';
  const [last = '', next = ''] = [WORD_BEFORE.exec(before)?.[1], WORD_AFTER.exec(after)?.[1]].map((word) =>
    fold(word ?? ''),
  );
  const isBeside = CLUB_BEFORE.has(next) || CLUB_AFTER.has(last) || SCORE_AFTER.test(after);
  return isBeside || (isListed && CLUB_PHRASE_BEFORE.test(before)) ? 'CLUB' : 'OPEN';
}
