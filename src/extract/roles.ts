/** Reads from sentences what offices and callings they give to people. */
import type { MentionRecord, RoleRecord, Span } from '../model.ts';
import type { Article } from './extractor.ts';
import { isRole, type RolePhrase, rolePhraseAfter, rolePhraseBefore } from './role-phrase.ts';
import { readUnits, type Unit, type UnitSentence } from './units.ts';

const ENDS = new Set(['.', ',', ';', ')', '!', '?', '"', '”', '—', '–']);
const COPULAS = new Set(['is', 'was', 'became', 'remains', 'becomes']);

/** The roles that an article gives to people it names and that are resolved, in order of their names. */
export function readRoles(article: Article, mentions: readonly MentionRecord[]): RoleRecord[] {
  const roles = readUnits(article, mentions).flatMap((sentence) =>
    sentence.units.flatMap(({ mention }, at) => {
      if (mention?.kind !== 'PERSON' || mention.entity === null || mention.status !== 'ACCEPTED') return [];
      return phrasesFor(sentence.units, at).map((phrase) => toRole({ sentence, phrase, mention }));
    }),
  );
  return firstOfEachSpan(roles);
}

/** One phrase says of one person what they are: of the first of those it might be of. */
function firstOfEachSpan(roles: readonly RoleRecord[]): RoleRecord[] {
  const spans = new Set<string>();
  return roles.filter(({ start, end }) => spans.size < spans.add(`${start}-${end}`).size);
}

/** The phrases that say what the person at a unit is: before the name, after it, or by a verb. */
function phrasesFor(units: readonly Unit[], at: number): RolePhrase[] {
  const found = [before(units, at) ?? appositionBefore(units, at), appositionAfter(units, at) ?? predicate(units, at)];
  return found.filter((phrase) => phrase !== null);
}

const before = (units: readonly Unit[], at: number): RolePhrase | null => rolePhraseBefore(units, at);

/** "The country's former prime minister, Ada Lovelace, ..." */
function appositionBefore(units: readonly Unit[], at: number): RolePhrase | null {
  if (units[at - 1]?.surface !== ',' || !isEnd(units[at + 1])) return null;
  const direct = rolePhraseBefore(units, at - 1);
  if (direct) return isDetermined(units, direct.from) ? direct : null;
  for (let head = at - 3; head >= Math.max(0, at - 6); head--) {
    const unit = units[head];
    const phrase = unit && isRole(unit) ? rolePhraseBefore(units, head + 1) : null;
    const whole = phrase && rolePhraseAfter(units, phrase.from);
    if (whole?.to === at - 1 && isDetermined(units, whole.from)) return whole;
  }
  return null;
}

/** Whether the words before a phrase make it a person's description rather than part of a list. */
function isDetermined(units: readonly Unit[], from: number): boolean {
  const before = units[from - 1];
  if (before === undefined) return true;
  return before.mention !== null || /^(?:the|a|an|its|his|her|their|our|['’]s?)$/.test(before.folded);
}

/** "Ada Lovelace, president of the Harbour Bank, ..." */
function appositionAfter(units: readonly Unit[], at: number): RolePhrase | null {
  if (units[at + 1]?.surface !== ',') return null;
  const phrase = rolePhraseAfter(units, at + 2);
  return phrase && isEnd(units[phrase.to]) ? phrase : null;
}

/** "Ada Lovelace is the president of the Harbour Bank". */
function predicate(units: readonly Unit[], at: number): RolePhrase | null {
  const isRelative = units[at + 1]?.surface === ',' && units[at + 2]?.folded === 'who';
  const verb = isRelative ? at + 3 : at + 1;
  if (!COPULAS.has(units[verb]?.folded ?? '')) return null;
  const phrase = rolePhraseAfter(units, verb + 1);
  return phrase && !/^(?:['’]s?|-)$/.test(units[phrase.to]?.surface ?? '') && units[phrase.to]?.mention == null
    ? phrase
    : null;
}

const isEnd = (unit: Unit | undefined): boolean => unit === undefined || ENDS.has(unit.surface);

interface Found {
  readonly sentence: UnitSentence;
  readonly phrase: RolePhrase;
  readonly mention: Span;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

function toRole({ sentence, phrase, mention }: Found): RoleRecord {
  const start = sentence.units[phrase.from]?.start ?? sentence.start;
  const end = sentence.units[phrase.to - 1]?.end ?? start;
  return { start, end, mention: spanOf(mention), of: phrase.of && spanOf(phrase.of), sentence: sentence.start };
}
