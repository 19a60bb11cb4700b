/** The features of the second pass: what the first said of the same word, of the same name, of the name with these initials. */

import type { FeatureList } from './feature-list.ts';
import { type FirstPassLabels, gather, type Majority } from './first-pass-labels.ts';
import { mix } from './hash.ts';
import { positionIn } from './known-names.ts';
import { T } from './templates.ts';
import type { WordSequence } from './word-sequence.ts';

const NONE = -1;
/** Stands for the label of a neighbour that is not in the sentence. */
const ABSENT = -2;

/** Calls `visit` for every token of the segments in order, with its second-pass features in `list`, which it may use until it returns. */
export function visitSecondPass(
  sequence: WordSequence,
  labels: ArrayLike<number>,
  list: FeatureList,
  visit: (token: number) => void,
): void {
  const firstPass = gather(sequence, labels);
  const majorities = sequence.words.map((word, i) => (word.isCapital ? firstPass.majority(i) : null));
  const phrases = markPhrases(sequence, firstPass);
  const { words, starts } = sequence;
  for (const { order, from: first, to: end } of sequence.segments) {
    const [from, to] = [starts[order] ?? 0, starts[order + 1] ?? 0];
    const labelAt = (i: number): number => (i < from || i >= to ? ABSENT : (majorities[i]?.label ?? NONE));
    const phraseAt = (i: number): number => (i < from || i >= to ? NONE : (phrases[i] ?? NONE));
    for (let i = first; i < end; i++) {
      list.clear();
      list.add(7, T.SECOND_PASS);
      const word = words[i];
      const majority = majorities[i] ?? null;
      if (word?.isCapital) {
        addMajority(majority, word.shape, i === from, list);
        list.add(mix(labelAt(i - 1) + 3, labelAt(i) + 3), T.LABEL_PAIR);
        list.add(mix(labelAt(i) + 3, labelAt(i + 1) + 3), T.PAIR_LABEL);
        const initials = word.acronym === 0 ? null : firstPass.initials(word.acronym);
        if (initials !== null) list.add(initials, T.INITIALS);
      }
      addPhrases([phraseAt(i - 1), phraseAt(i), phraseAt(i + 1)], word?.isCapital ?? false, list);
      visit(i);
    }
  }
}

function addMajority(majority: Majority | null, shape: number, opens: boolean, list: FeatureList): void {
  if (!majority) return;
  const typed = majority.type * 8 + majority.agreement;
  list.add(typed, T.TYPE);
  list.add(mix(typed, shape), T.TYPE_SHAPE);
  list.add(majority.label, T.LABEL);
  if (opens) list.add(majority.label, T.LABEL_OPENS);
}

function addPhrases([before, here, next]: [number, number, number], isCapital: boolean, list: FeatureList): void {
  if (isCapital && here >= 0) list.add(here, T.PHRASE);
  if (before >= 0) list.add(before, isCapital ? T.PHRASE_BEFORE : T.OUTSIDE_PHRASE_BEFORE);
  if (next >= 0) list.add(next, isCapital ? T.PHRASE_NEXT : T.OUTSIDE_PHRASE_NEXT);
}

/** For each word the type and place of the name, found elsewhere too, that it stands in: 4 * type + place, or -1. */
function markPhrases({ words, starts }: WordSequence, firstPass: FirstPassLabels): Int32Array {
  const marks = new Int32Array(words.length).fill(NONE);
  for (let order = 0; order + 1 < starts.length; order++) {
    const to = starts[order + 1] ?? 0;
    for (let i = starts[order] ?? 0; i < to; i++) {
      const found = words[i]?.isCapital ? firstPass.phrase(i, to) : null;
      if (!found) continue;
      for (let j = i; j <= found.last; j++) marks[j] = 4 * found.type + positionIn(j, i, found.last);
      i = found.last;
    }
  }
  return marks;
}
