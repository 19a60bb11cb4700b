/** The features of the first pass that depend on the sentence and the article. */
import type { FeatureList } from './feature-list.ts';
import { mix } from './hash.ts';
import { markKnownNames, positionIn } from './known-names.ts';
import type { Lexicon } from './lexicon.ts';
import { addQuotedFeatures, markQuoted } from './quoted.ts';
import { TEMPLATE } from './templates.ts';
import { addTopicFeatures, type Topics, topicsOf } from './topics.ts';
import type { Word } from './word-features.ts';
import { type WordOccurrences, wordOccurrences } from './word-occurrences.ts';
import { type SentenceView, viewSentence, type WordSequence } from './word-sequence.ts';

/** Everything that the features are computed from. */
export interface FirstPassContext {
  readonly sequence: WordSequence;
  readonly marks: readonly (readonly number[])[];
  readonly occurrences: WordOccurrences;
  /** What the article is about. */
  readonly topics: Topics;
  /** For each word its place in a short quotation, which may be a title; 0 outside. */
  readonly quoted: Uint8Array;
  /** The number of the corpus whose annotation conventions apply; 0 is news. */
  readonly source: number;
}

/** The source whose conventions extraction follows. */
export const NEWS = 0;

export function firstPassContext(sequence: WordSequence, lexicon: Lexicon, source = NEWS): FirstPassContext {
  return {
    sequence,
    source,
    marks: markKnownNames(sequence, lexicon),
    occurrences: wordOccurrences(sequence),
    topics: topicsOf(sequence),
    quoted: markQuoted(sequence),
  };
}

/** Calls `visit` for each token of the segments in order. The features are in `list` until `visit` returns. */
export function visitFirstPass(context: FirstPassContext, list: FeatureList, visit: (token: number) => void): void {
  let view: SentenceView | null = null;
  for (const { sentence, from, to } of context.sequence.segments) {
    if (view?.sentence !== sentence) view = viewSentence(context.sequence, sentence);
    let [runStart, runEnd, namesBody] = [from, from, false];
    for (let i = from; i < to; i++) {
      if (i >= runEnd) {
        [runStart, runEnd] = [i, endOfRun(context.sequence.words, i, view.to)];
        namesBody = hasBody(context.sequence.words, runStart, runEnd);
      }
      list.clear();
      addPairs(context, view, i, list);
      addCase(context, view, i, list);
      addMarks(context, view, i, list);
      const place = context.quoted[i] ?? 0;
      if (place > 0) addQuotedFeatures(place, wordAt(context.sequence, view, i), list);
      if (runEnd > i) {
        addRun(context, view, { first: runStart, last: runEnd - 1, token: i, namesBody }, list);
        addNeighbours(context, i, list);
        addTopics(context, view, { first: runStart, last: runEnd - 1, token: i, namesBody }, list);
      }
      visit(i);
    }
  }
}

/** The end (exclusive) of the run of capitalized words that begins at `from`; `from` when there is none. */
function endOfRun(words: readonly Word[], from: number, to: number): number {
  let end = from;
  while (end < to && words[end]?.isCapital) end++;
  return end;
}

function hasBody(words: readonly Word[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (words[i]?.isBody) return true;
  return false;
}

function wordAt({ words, before, after }: WordSequence, { from, to }: SentenceView, i: number): Word {
  return (i < from ? before : i < to ? words[i] : after) ?? after;
}

/** Combinations of the words, shapes and clusters of neighbours. */
function addPairs({ sequence, source }: FirstPassContext, view: SentenceView, i: number, list: FeatureList): void {
  const word = wordAt(sequence, view, i);
  const before = wordAt(sequence, view, i - 1);
  const after = wordAt(sequence, view, i + 1);
  list.add(1, TEMPLATE.BIAS);
  for (const shared of [1, word.shape, word.coarse]) list.add(mix(shared, source), TEMPLATE.SOURCE);
  list.add(mix(before.key, word.key), TEMPLATE.WORD_PAIR);
  list.add(mix(word.key, after.key), TEMPLATE.PAIR_WORD);
  list.add(mix(before.shape, word.shape), TEMPLATE.SHAPE_PAIR);
  list.add(mix(word.shape, after.shape), TEMPLATE.PAIR_SHAPE);
  list.add(mix(mix(before.shape, word.shape), after.shape), TEMPLATE.SHAPE_TRIPLE);
  list.add(mix(before.middle, word.middle), TEMPLATE.CLUSTER_PAIR);
  list.add(mix(word.middle, after.middle), TEMPLATE.PAIR_CLUSTER);
  list.add(mix(before.key, word.shape), TEMPLATE.WORD_SHAPE);
  list.add(mix(word.shape, after.key), TEMPLATE.SHAPE_WORD);
  list.add(mix(wordAt(sequence, view, i - 2).key, before.key), TEMPLATE.TWO_BEFORE);
  list.add(mix(after.key, wordAt(sequence, view, i + 2).key), TEMPLATE.TWO_AFTER);
  list.add(mix(before.middle, word.shape), TEMPLATE.CLUSTER_SHAPE);
  list.add(mix(word.shape, after.middle), TEMPLATE.SHAPE_CLUSTER);
  list.add(mix(mix(before.key, word.shape), after.key), TEMPLATE.AROUND);
  list.add(mix(before.coarse, mix(word.coarse, after.coarse)), TEMPLATE.COARSE_TRIPLE);
}

/** Capitalization by position, and whether the word occurs elsewhere in lower case. */
function addCase({ sequence, occurrences }: FirstPassContext, view: SentenceView, i: number, list: FeatureList): void {
  const word = wordAt(sequence, view, i);
  const isLower = word.isCapital && occurrences.lower.has(word.key);
  if (i === view.from) list.add(word.shape, TEMPLATE.OPENS);
  if (view.isUpperCase) list.add(word.shape, TEMPLATE.UPPER_CASE);
  if (view.isTitleCase) list.add(word.shape, TEMPLATE.TITLE_CASE);
  if (isLower) list.add(word.shape, TEMPLATE.LOWER_ELSEWHERE);
  if (i !== view.from || !word.isCapital) return;
  list.add(isLower ? 1 : 2, TEMPLATE.OPENS_LOWER);
  list.add(occurrences.capital.has(word.key) ? 1 : 2, TEMPLATE.OPENS_CAPITAL);
}

/** Known names that contain this token, the next one and the previous one. */
function addMarks({ marks }: FirstPassContext, { from, to }: SentenceView, i: number, list: FeatureList): void {
  for (const mark of marks[i] ?? []) list.add(mark, TEMPLATE.KNOWN);
  if (i + 1 < to) for (const mark of marks[i + 1] ?? []) list.add(mark, TEMPLATE.KNOWN_NEXT);
  if (i > from) for (const mark of marks[i - 1] ?? []) list.add(mark, TEMPLATE.KNOWN_BEFORE);
}

/** A token in a run of capitalized words. */
interface InRun {
  readonly first: number;
  readonly last: number;
  readonly token: number;
  /** Whether one of the words of the run names a type of organization. */
  readonly namesBody: boolean;
}

/** The words around, at the beginning and at the end of the token's run of capitalized words. */
function addRun(
  { sequence }: FirstPassContext,
  view: SentenceView,
  { first, last, token, namesBody }: InRun,
  list: FeatureList,
): void {
  const place = positionIn(token, first, last);
  const at = (i: number): Word => wordAt(sequence, view, i);
  const [before, after, head, tail] = [at(first - 1), at(last + 1), at(first), at(last)];
  list.add(mix(before.key, place), TEMPLATE.RUN_BEFORE);
  list.add(mix(after.key, place), TEMPLATE.RUN_AFTER);
  list.add(mix(before.middle, place), TEMPLATE.RUN_BEFORE_CLUSTER);
  list.add(mix(after.middle, place), TEMPLATE.RUN_AFTER_CLUSTER);
  list.add(mix(tail.key, place), TEMPLATE.RUN_LAST);
  list.add(mix(tail.middle, place), TEMPLATE.RUN_LAST_CLUSTER);
  list.add(mix(head.key, place), TEMPLATE.RUN_FIRST);
  list.add(mix(head.middle, place), TEMPLATE.RUN_FIRST_CLUSTER);
  list.add(mix(Math.min(last - first, 5), place), TEMPLATE.RUN_LENGTH);
  list.add(mix(before.sense, place), TEMPLATE.RUN_BEFORE_SENSE);
  list.add(mix(after.sense, place), TEMPLATE.RUN_AFTER_SENSE);
  list.add(mix(tail.sense, place), TEMPLATE.RUN_LAST_SENSE);
  list.add(mix(head.sense, place), TEMPLATE.RUN_FIRST_SENSE);
  if (first - 2 >= view.from) list.add(mix(mix(at(first - 2).key, before.key), place), TEMPLATE.RUN_TWO_BEFORE);
  if (last + 2 < view.to) list.add(mix(mix(at(last + 2).key, after.key), place), TEMPLATE.RUN_TWO_AFTER);
  list.add((namesBody ? 4 : 0) + place, TEMPLATE.RUN_BODY);
  if (after.isOf && at(last + 2).isCapital) list.add(mix(tail.key, place), TEMPLATE.RUN_OF);
  if (before.isOf && at(first - 2).isCapital) {
    list.add(mix(at(first - 2).key, place), TEMPLATE.OF_RUN);
    list.add(mix(at(first - 2).middle, place), TEMPLATE.OF_RUN_CLUSTER);
  }
  if (before.opens && after.closes) list.add(place, TEMPLATE.IN_BRACKETS);
}

function addTopics(
  { sequence, marks, topics }: FirstPassContext,
  view: SentenceView,
  run: InRun,
  list: FeatureList,
): void {
  const own = topics.of(view.sentence);
  if (own.length === 0) return;
  const { first, last, token } = run;
  const word = wordAt(sequence, view, token);
  const around = { before: wordAt(sequence, view, first - 1), after: wordAt(sequence, view, last + 1) };
  const place = 8 * Math.min(last - first, 3) + positionIn(token, first, last);
  addTopicFeatures(own, { word, ...around, place, marks: marks[token] ?? [] }, list);
}

const MAX_ELSEWHERE = 6;

/** The neighbours of the same word elsewhere in the article. */
function addNeighbours({ sequence, occurrences }: FirstPassContext, i: number, list: FeatureList): void {
  const elsewhere = occurrences.neighbours.get(sequence.words[i]?.key ?? 0) ?? [];
  let used = 0;
  for (let at = 0; at < elsewhere.length && used < MAX_ELSEWHERE; at += 3) {
    if (elsewhere[at] === i) continue;
    used++;
    list.add(elsewhere[at + 1] ?? 0, TEMPLATE.ELSEWHERE_BEFORE);
    list.add(elsewhere[at + 2] ?? 0, TEMPLATE.ELSEWHERE_AFTER);
  }
}
