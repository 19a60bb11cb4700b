/** The features of the second pass: first-pass labels of the same word, of the same name, and of the name with these initials. */
import type { FeatureList } from './feature-list.ts';
import { collectLabels, type FirstPassLabels, type Majority } from './first-pass-labels.ts';
import { mix } from './hash.ts';
import { positionIn } from './known-names.ts';
import { TEMPLATE } from './templates.ts';
import type { WordSequence } from './word-sequence.ts';

const NONE = -1;
/** Stands for a neighbour outside of the sentence. */
const ABSENT = -2;

/** Calls `visit` for each token of the segments in order. The features are in `list` until `visit` returns. */
export function visitSecondPass(
  sequence: WordSequence,
  labels: ArrayLike<number>,
  list: FeatureList,
  visit: (token: number) => void,
): void {
  const firstPass = collectLabels(sequence, labels);
  const majorities = sequence.words.map((word, i) => (word.isCapital ? firstPass.majority(i) : null));
  const phrases = markPhrases(sequence, firstPass);
  const { words, starts } = sequence;
  for (const { sentence, from: first, to: end } of sequence.segments) {
    const [from, to] = [starts[sentence] ?? 0, starts[sentence + 1] ?? 0];
    const labelAt = (i: number): number => (i < from || i >= to ? ABSENT : (majorities[i]?.label ?? NONE));
    const phraseAt = (i: number): number => (i < from || i >= to ? NONE : (phrases[i] ?? NONE));
    for (let i = first; i < end; i++) {
      list.clear();
      list.add(7, TEMPLATE.SECOND_PASS);
      const word = words[i];
      const majority = majorities[i] ?? null;
      if (word?.isCapital) {
        addMajority(majority, word.shape, i === from, list);
        list.add(mix(labelAt(i - 1) + 3, labelAt(i) + 3), TEMPLATE.LABEL_PAIR);
        list.add(mix(labelAt(i) + 3, labelAt(i + 1) + 3), TEMPLATE.PAIR_LABEL);
        const initials = word.acronym === 0 ? null : firstPass.initials(word.acronym);
        if (initials !== null) list.add(initials, TEMPLATE.INITIALS);
      }
      addPhrases([phraseAt(i - 1), phraseAt(i), phraseAt(i + 1)], word?.isCapital ?? false, list);
      visit(i);
    }
  }
}

function addMajority(majority: Majority | null, shape: number, opens: boolean, list: FeatureList): void {
  if (!majority) return;
  const typed = majority.type * 8 + majority.agreement;
  list.add(typed, TEMPLATE.TYPE);
  list.add(mix(typed, shape), TEMPLATE.TYPE_SHAPE);
  list.add(majority.label, TEMPLATE.LABEL);
  if (opens) list.add(majority.label, TEMPLATE.LABEL_OPENS);
}

function addPhrases([before, here, next]: [number, number, number], isCapital: boolean, list: FeatureList): void {
  if (isCapital && here >= 0) list.add(here, TEMPLATE.PHRASE);
  if (before >= 0) list.add(before, isCapital ? TEMPLATE.PHRASE_BEFORE : TEMPLATE.OUTSIDE_PHRASE_BEFORE);
  if (next >= 0) list.add(next, isCapital ? TEMPLATE.PHRASE_NEXT : TEMPLATE.OUTSIDE_PHRASE_NEXT);
}

/** For each word 4 * type + position in a name that also occurs elsewhere; -1 when there is none. */
function markPhrases({ words, starts }: WordSequence, firstPass: FirstPassLabels): Int32Array {
  const marks = new Int32Array(words.length).fill(NONE);
  for (let sentence = 0; sentence + 1 < starts.length; sentence++) {
    const to = starts[sentence + 1] ?? 0;
    for (let i = starts[sentence] ?? 0; i < to; i++) {
      const found = words[i]?.isCapital ? firstPass.phrase(i, to) : null;
      if (!found) continue;
      for (let j = i; j <= found.last; j++) marks[j] = 4 * found.type + positionIn(j, i, found.last);
      i = found.last;
    }
  }
  return marks;
}
