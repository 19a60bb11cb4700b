/** Tells what an article and each sentence are about, by their words: sport, trade or entertainment. */
import type { FeatureList } from './feature-list.ts';
import { mix } from './hash.ts';
import { TOPICS } from './knowledge/topic-words.ts';
import { TEMPLATE } from './templates.ts';
import type { Word } from './word-features.ts';
import type { WordSequence } from './word-sequence.ts';

export interface Topics {
  /** Hashes of (topic, share in the article, whether the sentence has a word of it), for each topic of the article. */
  readonly of: (sentence: number) => readonly number[];
}

/** The shares of words of a topic from which an article is of it, and mainly of it. */
const LEAST_SHARE = 0.008;
const LARGE_SHARE = 0.025;
const NONE: readonly number[] = [];

export function topicsOf({ words, starts }: WordSequence): Topics {
  const counts = new Array<number>(TOPICS.length + 1).fill(0);
  for (const { topic } of words) counts[topic] = (counts[topic] ?? 0) + 1;
  const levels = counts.map((count) => levelOf(count / words.length));
  const bySentence =
    starts.subarray(1).length === 0 ? [] : Array.from(starts.subarray(1), (to, i) => inSentence(i, to));
  return { of: (sentence) => bySentence[sentence] ?? NONE };

  function inSentence(sentence: number, to: number): readonly number[] {
    if (levels.every((level, topic) => topic === 0 || level === 0)) return NONE;
    const has = new Set<number>();
    for (let i = starts[sentence] ?? 0; i < to; i++) has.add(words[i]?.topic ?? 0);
    return levels.flatMap((level, topic) =>
      topic === 0 || level === 0 ? [] : [mix(topic * 4 + level, has.has(topic) ? 1 : 2)],
    );
  }
}

const levelOf = (share: number): number => (share < LEAST_SHARE ? 0 : share < LARGE_SHARE ? 1 : 2);

/** A token in a run of capitalized words, and the words beside the run. */
export interface TopicalToken {
  readonly word: Word;
  readonly before: Word;
  readonly after: Word;
  /** The length of the run and the token's place in it, as a number. */
  readonly place: number;
  /** What the lexicon knows of the token. */
  readonly marks: readonly number[];
}

/** Combinations of topics with what is known of the token: a town in a match report is a club. */
export function addTopicFeatures(topics: readonly number[], token: TopicalToken, list: FeatureList): void {
  const { word, before, after, place, marks } = token;
  for (const topic of topics) {
    list.add(mix(topic, word.shape), TEMPLATE.TOPIC);
    for (const mark of marks) list.add(mix(topic, mark), TEMPLATE.TOPIC_KNOWN);
    list.add(mix(topic, before.key), TEMPLATE.TOPIC_BEFORE);
    list.add(mix(topic, after.key), TEMPLATE.TOPIC_AFTER);
    list.add(mix(topic, place), TEMPLATE.TOPIC_RUN);
    list.add(mix(topic, word.partBits), TEMPLATE.TOPIC_PARTS);
  }
}
