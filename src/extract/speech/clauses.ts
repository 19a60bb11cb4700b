/** Ends reported content where the sentence goes on with an attribution of its own. */
import { countBelow } from '../../text/binary-search.ts';
import { wordSet } from '../../text/word-set.ts';
import type { Chunk } from './chunks.ts';
import { isQuotationMark } from './quotations.ts';
import type { Attribution } from './reported-speech.ts';

const CONNECTIVES = /^(?:[,;:—–-]|--|and|but|while|whereas|although|though|as)$/;
const MAX_CLAUSE = 8;

interface Sentence {
  readonly chunks: readonly Chunk[];
  /** Whether a reporting verb outside of quotations is at a chunk. */
  readonly isCueAt: (at: number) => boolean;
}

/**
 * The attributions with their reported content ended before the first clause after it that attributes something itself: a
 * coordinate clause ("..., but Lovelace said"), a participle ("..., saying that") or one at the end ("..., Radio Harbour reported").
 */
export function endAtOthers(attributions: readonly Attribution[], { chunks, isCueAt }: Sentence): Attribution[] {
  const coordinate = chunks.flatMap((_, at) => (isCueAt(at) ? coordinateClause(chunks, at) : []));
  const trailing = attributions.flatMap(({ from, cue, content }) =>
    isTrailing(chunks, from, cue.from, content.from) ? [from] : [],
  );
  const acts = chunks.flatMap((_, at) => (isOtherAct(chunks, at) ? [at] : []));
  const starts = [...new Set([...coordinate, ...trailing, ...acts])].sort((a, b) => a - b);
  const ends = starts.map((at) => withoutConnectives(chunks, at));
  return attributions.map((attribution) => endAtClause(attribution, starts, ends));
}

/** Whether an attribution goes on after what came before: its content stands before it, or it is a participle or shares its subject. */
const isTrailing = (chunks: readonly Chunk[], from: number, cue: number, content: number): boolean =>
  content < from ||
  /ing$/.test(chunks[cue]?.folded ?? '') ||
  /^(?:and|but)$/.test(chunks[chunks[from]?.surface === ',' ? from + 1 : from]?.folded ?? '');

/** Where the clause of a cue begins, when a comma and "but", "while" or "and" coordinate it with the clause before it. */
function coordinateClause(chunks: readonly Chunk[], cue: number): number[] {
  for (let at = cue - 1; at > Math.max(0, cue - MAX_CLAUSE); at--) {
    const { surface, folded } = chunks[at] ?? { surface: '', folded: '' };
    const comma = isQuotationMark(chunks[at - 1]) ? at - 2 : at - 1;
    if (/^(?:but|while|whereas|although|though|and)$/.test(folded) && chunks[comma]?.surface === ',') return [at];
    if (folded === 'that' || surface === ',') return [];
  }
  return [];
}

/** What a speaker does with words without a clause of what was said. */
const ACTS = wordSet(`
  accused apologized appealed apologised blamed called condemned criticised criticized defended dismissed expressed praised rejected repeated
  restated reiterated thanked urged warned
`);
const PRESENT = /^(?:is|are|has|have|will|can|may|must|['’]s|['’]re|['’]ll)$/;
const PAST = /^(?:was|were|had|would|could|might|did|.{2,}ed)$/;

/** Whether the sentence goes on with another act of the speaker: ", and he blamed", or in the past after what was said in the present. */
function isOtherAct(chunks: readonly Chunk[], at: number): boolean {
  if (chunks[at]?.folded !== 'and') return false;
  const [next, act] = [chunks[at + 1]?.folded ?? '', chunks[at + 2]?.folded ?? ''];
  if (/^(?:he|she|it)$/.test(next)) return chunks[at - 1]?.surface === ',' && ACTS.has(act);
  return ACTS.has(next) && isPresentBefore(chunks, at);
}

/** Whether the last finite verb before chunk `at` is in the present. */
function isPresentBefore(chunks: readonly Chunk[], at: number): boolean {
  for (let before = at - 1; before > Math.max(0, at - MAX_TENSE); before--) {
    const { folded, mention } = chunks[before] as Chunk;
    if (mention === null && PRESENT.test(folded)) return true;
    if (mention === null && PAST.test(folded)) return false;
  }
  return false;
}

const MAX_TENSE = 12;

/** Where the connectives directly before chunk `at` begin. */
function withoutConnectives(chunks: readonly Chunk[], at: number): number {
  let to = at;
  while (to > 0 && CONNECTIVES.test(chunks[to - 1]?.folded ?? '')) to--;
  return to;
}

/**
 * Ends reported content before the first clause that begins in it. `clauses` are ascending, and `ends` is where the content before
 * each of them ends.
 */
function endAtClause(attribution: Attribution, clauses: readonly number[], ends: readonly number[]): Attribution {
  const { content, cue } = attribution;
  const next = countBelow(clauses, content.from + 1);
  if ((clauses[next] ?? Infinity) >= content.to || content.isDirect || cue.from > content.from) return attribution;
  return { ...attribution, content: { ...content, to: Math.max(content.from, ends[next] ?? 0) } };
}
