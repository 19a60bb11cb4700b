/** Reads the offices and occupations of people from the sentences of an article. */
import type { RoleRecord, Span } from '../../model.ts';
import type { Chunk, ChunkedSentence } from './chunks.ts';
import { isRole, type RolePhrase, rolePhraseAfter, rolePhraseBefore } from './role-phrase.ts';

const ENDS = new Set(['.', ',', ';', ')', '!', '?', '"', '”', '—', '–']);
const COPULAS = new Set(['is', 'was', 'became', 'remains', 'becomes']);

/** The roles of resolved people, in order of their mentions. */
export function readRoles(sentences: readonly ChunkedSentence[]): RoleRecord[] {
  const roles = sentences.flatMap((sentence) =>
    sentence.chunks.flatMap(({ mention }, at) => {
      if (mention?.kind !== 'PERSON' || mention.entity === null || mention.status !== 'ACCEPTED') return [];
      return phrasesFor(sentence.chunks, at).map((phrase) => toRole({ sentence, phrase, mention }));
    }),
  );
  return firstOfEachSpan(roles);
}

/** Keeps the first role of each span: a phrase describes one person. */
function firstOfEachSpan(roles: readonly RoleRecord[]): RoleRecord[] {
  const spans = new Set<string>();
  return roles.filter(({ start, end }) => spans.size < spans.add(`${start}-${end}`).size);
}

/** The role phrases of the person at a chunk: before the name, after it, or after a verb. */
function phrasesFor(chunks: readonly Chunk[], at: number): RolePhrase[] {
  const found = [
    before(chunks, at) ?? appositionBefore(chunks, at),
    appositionAfter(chunks, at) ?? predicate(chunks, at),
  ];
  return found.filter((phrase) => phrase !== null);
}

const before = (chunks: readonly Chunk[], at: number): RolePhrase | null => rolePhraseBefore(chunks, at);

/** "The country's former prime minister, Ada Lovelace, ..." */
function appositionBefore(chunks: readonly Chunk[], at: number): RolePhrase | null {
  if (chunks[at - 1]?.surface !== ',' || !isEnd(chunks[at + 1])) return null;
  const direct = rolePhraseBefore(chunks, at - 1);
  if (direct) return isDetermined(chunks, direct.from) ? direct : null;
  for (let head = at - 3; head >= Math.max(0, at - 6); head--) {
    const chunk = chunks[head];
    const phrase = chunk && isRole(chunk) ? rolePhraseBefore(chunks, head + 1) : null;
    const whole = phrase && rolePhraseAfter(chunks, phrase.from);
    if (whole?.to === at - 1 && isDetermined(chunks, whole.from)) return whole;
  }
  return null;
}

/** Whether a determiner precedes a phrase, so that it describes a person and is not an item of a list. */
function isDetermined(chunks: readonly Chunk[], from: number): boolean {
  const before = chunks[from - 1];
  if (before === undefined) return true;
  return before.mention !== null || /^(?:the|a|an|its|his|her|their|our|['’]s?)$/.test(before.folded);
}

/** "Ada Lovelace, president of the Harbour Bank, ..." */
function appositionAfter(chunks: readonly Chunk[], at: number): RolePhrase | null {
  if (chunks[at + 1]?.surface !== ',') return null;
  const phrase = rolePhraseAfter(chunks, at + 2);
  return phrase && isEnd(chunks[phrase.to]) ? phrase : null;
}

/** "Ada Lovelace is the president of the Harbour Bank". */
function predicate(chunks: readonly Chunk[], at: number): RolePhrase | null {
  const isRelative = chunks[at + 1]?.surface === ',' && chunks[at + 2]?.folded === 'who';
  const verb = isRelative ? at + 3 : at + 1;
  if (!COPULAS.has(chunks[verb]?.folded ?? '')) return null;
  const phrase = rolePhraseAfter(chunks, verb + 1);
  return phrase && !/^(?:['’]s?|-)$/.test(chunks[phrase.to]?.surface ?? '') && chunks[phrase.to]?.mention == null
    ? phrase
    : null;
}

const isEnd = (chunk: Chunk | undefined): boolean => chunk === undefined || ENDS.has(chunk.surface);

interface PhraseOfMention {
  readonly sentence: ChunkedSentence;
  readonly phrase: RolePhrase;
  readonly mention: Span;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

function toRole({ sentence, phrase, mention }: PhraseOfMention): RoleRecord {
  const start = sentence.chunks[phrase.from]?.start ?? sentence.start;
  const end = sentence.chunks[phrase.to - 1]?.end ?? start;
  return { start, end, mention: spanOf(mention), of: phrase.of && spanOf(phrase.of), sentence: sentence.start };
}
