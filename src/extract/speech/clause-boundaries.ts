/** Tells where a clause of reported speech begins and where it ends. */
import { countBelow } from '../../text/binary-search.ts';
import { wordSet } from '../../text/word-set.ts';
import { DETERMINERS } from './addressee.ts';
import type { Chunk } from './chunks.ts';
import { isQuotationMark } from './quotations.ts';

/** Words after "said" that cannot begin a clause. */
const NO_CLAUSE = wordSet(`
  in on at to by for from with without of about as so after before during until since through via and or but not nothing little much goodbye hello yes thanks what how why
  whether who whom whose which where when if than then because he'd
`);
/** Words that can only be the subject of a clause. */
export const PRONOUNS = wordSet(
  "he she it they we i you there he'd she'd they'd it'd he'll she'll they'll it'll we'll i'm he's she's it's they're we're",
);
/** Forms of auxiliary verbs. */
export const VERBS = wordSet(
  'is are was were be been has had have will would can could may might must should do does did',
);

/** Whether a chunk can begin a clause: a name, a quotation or a word that is no conjunction and no verb. */
export function beginsClause(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at];
  if (chunk === undefined || NO_CLAUSE.has(chunk.folded) || VERBS.has(chunk.folded)) return false;
  return chunk.mention !== null || isQuotationMark(chunk) || /^[\p{L}\p{N}'‘]/u.test(chunk.surface);
}

/** "he would", "she's": after verbs such as "announced" only these are certain to begin a clause. */
export const beginsWithPronoun = (chunks: readonly Chunk[], at: number): boolean => {
  const word = chunks[at]?.folded ?? '';
  return (
    PRONOUNS.has(word) &&
    (word.includes("'") ||
      /^(?:\p{Ll}+ed|\p{Ll}+s)$/u.test(chunks[at + 1]?.surface ?? '') ||
      VERBS.has(chunks[at + 1]?.folded ?? ''))
  );
};

/** The longest subject after verbs such as "announced", with its verb, in chunks. */
const MAX_SUBJECT = 6;

/** Whether a determiner or a name begins a clause: "added the mill was closed". */
export const isShortSubject = (chunks: readonly Chunk[], at: number): boolean =>
  (DETERMINERS.has(chunks[at]?.folded ?? '') || chunks[at]?.mention != null) && hasShortSubject(chunks, at);

/** Whether a few words without preposition and a finite verb begin a clause: "prices would rise". */
export function hasShortSubject(chunks: readonly Chunk[], at: number): boolean {
  const first = chunks[at]?.folded ?? '';
  if (NO_CLAUSE.has(first) || VERBS.has(first)) return false;
  for (let i = at + 1; i < at + MAX_SUBJECT; i++) {
    const { folded, surface, mention } = chunks[i] ?? { folded: '', surface: '', mention: null };
    if (mention === null && VERBS.has(folded)) return true;
    if (
      NO_CLAUSE.has(folded) ||
      PRONOUNS.has(folded) ||
      folded === 'that' ||
      !/^(?:[\p{L}\p{N}-]+|['’]s?)$/u.test(mention ? 'name' : surface)
    )
      return false;
  }
  return false;
}

const REFUSALS = wordSet('declined declines refused refuses gave gives offered offers provided provides');
const REFUSED = wordSet('say give know name identify elaborate specify comment provide release disclose explain offer');

/** Finds the end of any clause of a sentence, from tables by chunk, since a sentence may hold thousands of clauses. */
export function clauseEnds(chunks: readonly Chunk[]): (from: number) => number {
  const isEnd = ({ folded, surface }: Chunk, i: number): boolean => {
    if (folded === 'but') return isRefusal(chunks, i + 1) || isResumed(chunks, i);
    return folded === 'and' ? isResumed(chunks, i) : surface === ':' && isQuotationMark(chunks[i + 1]);
  };
  const ends = chunks.flatMap((chunk, i) => (isEnd(chunk, i) ? [i] : []));
  const marks = chunks.flatMap((chunk, i) => (isQuotationMark(chunk) ? [i] : []));
  const withoutStops = new Int32Array(chunks.length + 1);
  for (const [i, { surface }] of chunks.entries())
    withoutStops[i + 1] = FINAL_PUNCTUATION.test(surface) ? (withoutStops[i] as number) : i + 1;
  const trim = (from: number, to: number): number => Math.max(from, withoutStops[to] ?? 0);
  return (from) => {
    const to = trim(from, ends[countBelow(ends, from + 1)] ?? chunks.length);
    const isLastMark = marks[countBelow(marks, from)] === to - 1;
    return isLastMark && to > from ? trim(from, to - 1) : to;
  };
}

/** What a speaker did beside saying something. */
const OTHER_ACTS = wordSet(
  'expressed urged called accused praised blamed condemned criticized criticised thanked promised vowed pledged demanded',
);

/** Whether the report of the speaker goes on after quoted words: ‘said the plan had "clear deadlines" and expressed hope’. */
function isResumed(chunks: readonly Chunk[], at: number): boolean {
  const before = chunks[at - 1]?.surface === ',' ? at - 2 : at - 1;
  const { folded, mention } = chunks[at + 1] ?? { folded: '', mention: null };
  return mention === null && OTHER_ACTS.has(folded) && isQuotationMark(chunks[before]);
}

/** Punctuation that ends a sentence and not its content. A mark that is the only one is around the whole quotation. */
const FINAL_PUNCTUATION = /^[.!?…,;:]+$/;

function isRefusal(chunks: readonly Chunk[], at: number): boolean {
  const [first, second, third] = [0, 1, 2].map((i) => chunks[at + i]?.folded ?? '');
  if (REFUSALS.has(first ?? '')) return true;
  return /^(?:did|do|does|would)$/.test(first ?? '') && second === 'not' && REFUSED.has(third ?? '');
}
