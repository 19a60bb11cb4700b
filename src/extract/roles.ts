/** Reads from sentences what offices and callings they give to people. */
import type { EntityKey, MentionRecord, Span } from '../model.ts';
import type { Article } from './extractor.ts';
import { isRole, type RolePhrase, rolePhraseAfter, rolePhraseBefore } from './role-phrase.ts';
import { readUnits, type Unit, type UnitSentence } from './units.ts';

export interface Role {
  /** Who has the role. */
  readonly entity: EntityKey;
  /** The role as printed: the slice of the article's text at `span`. */
  readonly text: string;
  /** The organization or place that the sentence says the role is of; null when it names none that is resolved. */
  readonly of: EntityKey | null;
  readonly span: Span;
  /** Where the sentence begins that says so. */
  readonly sentence: number;
}

const ENDS = new Set(['.', ',', ';', ')', '!', '?', '"', '”', '—', '–']);
const COPULAS = new Set(['is', 'was', 'became', 'remains', 'becomes']);

/** The roles that an article gives to people it names and that are resolved, in text order. */
export function readRoles(article: Article, mentions: readonly MentionRecord[]): Role[] {
  return readUnits(article, mentions).flatMap((sentence) =>
    sentence.units.flatMap((unit, at) => {
      const { mention } = unit;
      if (mention?.kind !== 'PERSON' || mention.entity === null || mention.status !== 'ACCEPTED') return [];
      const entity = mention.entity;
      return phrasesFor(sentence.units, at).map((phrase) => toRole(article, { sentence, phrase, entity }));
    }),
  );
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
  readonly entity: EntityKey;
}

function toRole({ text }: Article, { sentence, phrase, entity }: Found): Role {
  const start = sentence.units[phrase.from]?.start ?? sentence.start;
  const end = sentence.units[phrase.to - 1]?.end ?? start;
  return { entity, text: text.slice(start, end), of: phrase.of, span: { start, end }, sentence: sentence.start };
}
