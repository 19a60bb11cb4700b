/** The features of a token in its sentence and article, beyond those of single words: what the first pass knows. */
import type { FeatureList } from './feature-list.ts';
import { mix } from './hash.ts';
import { markKnownNames, positionIn } from './known-names.ts';
import type { Lexicon } from './lexicon.ts';
import { T } from './templates.ts';
import type { Word } from './word-features.ts';
import { type WordOccurrences, wordOccurrences } from './word-occurrences.ts';
import { type SentenceView, viewSentence, type WordSequence } from './word-sequence.ts';

/** All that context features are drawn from. */
export interface FirstPassContext {
  readonly sequence: WordSequence;
  readonly marks: readonly (readonly number[])[];
  readonly occurrences: WordOccurrences;
  /** Which conventions to follow: those of a corpus, by its number in training; 0 is news. */
  readonly source: number;
}

/** The number of the source whose conventions extraction follows. */
export const NEWS = 0;

export function firstPassContext(sequence: WordSequence, lexicon: Lexicon, source = NEWS): FirstPassContext {
  return { sequence, source, marks: markKnownNames(sequence, lexicon), occurrences: wordOccurrences(sequence) };
}

/** Calls `visit` for every token of the segments in order, with its context features in `list`, which it may use until it returns. */
export function visitFirstPass(context: FirstPassContext, list: FeatureList, visit: (token: number) => void): void {
  let view: SentenceView | null = null;
  for (const { order, from, to } of context.sequence.segments) {
    if (view?.order !== order) view = viewSentence(context.sequence, order);
    let runEnd = from;
    let runStart = from;
    for (let i = from; i < to; i++) {
      if (i >= runEnd) [runStart, runEnd] = [i, endOfRun(context.sequence.words, i, view.to)];
      list.clear();
      addPairs(context, view, i, list);
      addCase(context, view, i, list);
      addMarks(context, view, i, list);
      if (runEnd > i) {
        addRun(context, view, { first: runStart, last: runEnd - 1, token: i }, list);
        addNeighbours(context, i, list);
      }
      visit(i);
    }
  }
}

/** The first word after the run of capitals that starts at `from`; `from` itself when it has none. */
function endOfRun(words: readonly Word[], from: number, to: number): number {
  let end = from;
  while (end < to && words[end]?.isCapital) end++;
  return end;
}

function wordAt({ words, before, after }: WordSequence, { from, to }: SentenceView, i: number): Word {
  return (i < from ? before : i < to ? words[i] : after) ?? after;
}

/** Words, shapes and clusters of neighbours taken together. */
function addPairs({ sequence, source }: FirstPassContext, view: SentenceView, i: number, list: FeatureList): void {
  const word = wordAt(sequence, view, i);
  const before = wordAt(sequence, view, i - 1);
  const after = wordAt(sequence, view, i + 1);
  list.add(1, T.BIAS);
  for (const shared of [1, word.shape, word.coarse]) list.add(mix(shared, source), T.SOURCE);
  list.add(mix(before.key, word.key), T.WORD_PAIR);
  list.add(mix(word.key, after.key), T.PAIR_WORD);
  list.add(mix(before.shape, word.shape), T.SHAPE_PAIR);
  list.add(mix(word.shape, after.shape), T.PAIR_SHAPE);
  list.add(mix(mix(before.shape, word.shape), after.shape), T.SHAPE_TRIPLE);
  list.add(mix(before.middle, word.middle), T.CLUSTER_PAIR);
  list.add(mix(word.middle, after.middle), T.PAIR_CLUSTER);
  list.add(mix(before.key, word.shape), T.WORD_SHAPE);
  list.add(mix(word.shape, after.key), T.SHAPE_WORD);
  list.add(mix(wordAt(sequence, view, i - 2).key, before.key), T.TWO_BEFORE);
  list.add(mix(after.key, wordAt(sequence, view, i + 2).key), T.TWO_AFTER);
  list.add(mix(before.middle, word.shape), T.CLUSTER_SHAPE);
  list.add(mix(word.shape, after.middle), T.SHAPE_CLUSTER);
  list.add(mix(mix(before.key, word.shape), after.key), T.AROUND);
  list.add(mix(before.coarse, mix(word.coarse, after.coarse)), T.COARSE_TRIPLE);
}

/** What capitals tell where they stand, and whether the article also has the word without one. */
function addCase({ sequence, occurrences }: FirstPassContext, view: SentenceView, i: number, list: FeatureList): void {
  const word = wordAt(sequence, view, i);
  const isLower = word.isCapital && occurrences.lower.has(word.key);
  if (i === view.from) list.add(word.shape, T.OPENS);
  if (view.isShouted) list.add(word.shape, T.SHOUTED);
  if (view.isTitled) list.add(word.shape, T.TITLED);
  if (isLower) list.add(word.shape, T.LOWER_ELSEWHERE);
  if (i !== view.from || !word.isCapital) return;
  list.add(isLower ? 1 : 2, T.OPENS_LOWER);
  list.add(occurrences.capital.has(word.key) ? 1 : 2, T.OPENS_CAPITAL);
}

/** The known names that this token, the next and the one before stand in. */
function addMarks({ marks }: FirstPassContext, { from, to }: SentenceView, i: number, list: FeatureList): void {
  for (const mark of marks[i] ?? []) list.add(mark, T.KNOWN);
  if (i + 1 < to) for (const mark of marks[i + 1] ?? []) list.add(mark, T.KNOWN_NEXT);
  if (i > from) for (const mark of marks[i - 1] ?? []) list.add(mark, T.KNOWN_BEFORE);
}

/** A token in a run of capitals. */
interface InRun {
  readonly first: number;
  readonly last: number;
  readonly token: number;
}

/** The words that enclose, open and close the run of capitals that a token stands in: its title, its verb, its kind of body. */
function addRun(
  { sequence }: FirstPassContext,
  view: SentenceView,
  { first, last, token }: InRun,
  list: FeatureList,
): void {
  const place = positionIn(token, first, last);
  const at = (i: number): Word => wordAt(sequence, view, i);
  const [before, after, head, tail] = [at(first - 1), at(last + 1), at(first), at(last)];
  list.add(mix(before.key, place), T.RUN_BEFORE);
  list.add(mix(after.key, place), T.RUN_AFTER);
  list.add(mix(before.middle, place), T.RUN_BEFORE_CLUSTER);
  list.add(mix(after.middle, place), T.RUN_AFTER_CLUSTER);
  list.add(mix(tail.key, place), T.RUN_LAST);
  list.add(mix(tail.middle, place), T.RUN_LAST_CLUSTER);
  list.add(mix(head.key, place), T.RUN_FIRST);
  list.add(mix(head.middle, place), T.RUN_FIRST_CLUSTER);
  list.add(mix(Math.min(last - first, 5), place), T.RUN_LENGTH);
  list.add(mix(before.sense, place), T.RUN_BEFORE_SENSE);
  list.add(mix(after.sense, place), T.RUN_AFTER_SENSE);
  list.add(mix(tail.sense, place), T.RUN_LAST_SENSE);
  list.add(mix(head.sense, place), T.RUN_FIRST_SENSE);
  if (first - 2 >= view.from) list.add(mix(mix(at(first - 2).key, before.key), place), T.RUN_TWO_BEFORE);
  if (last + 2 < view.to) list.add(mix(mix(at(last + 2).key, after.key), place), T.RUN_TWO_AFTER);
  let namesBody = 0;
  for (let i = first; i <= last; i++) if (at(i).isBody) namesBody = 1;
  list.add(namesBody * 4 + place, T.RUN_BODY);
  if (after.isOf && at(last + 2).isCapital) list.add(mix(tail.key, place), T.RUN_OF);
  if (before.isOf && at(first - 2).isCapital) {
    list.add(mix(at(first - 2).key, place), T.OF_RUN);
    list.add(mix(at(first - 2).middle, place), T.OF_RUN_CLUSTER);
  }
  if (before.opens && after.closes) list.add(place, T.IN_BRACKETS);
}

const MOST_ELSEWHERE = 6;

/** The words beside the same word elsewhere in the article. */
function addNeighbours({ sequence, occurrences }: FirstPassContext, i: number, list: FeatureList): void {
  const elsewhere = occurrences.neighbours.get(sequence.words[i]?.key ?? 0) ?? [];
  let used = 0;
  for (let at = 0; at < elsewhere.length && used < MOST_ELSEWHERE; at += 3) {
    if (elsewhere[at] === i) continue;
    used++;
    list.add(elsewhere[at + 1] ?? 0, T.ELSEWHERE_BEFORE);
    list.add(elsewhere[at + 2] ?? 0, T.ELSEWHERE_AFTER);
  }
}
