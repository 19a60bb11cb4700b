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
  const levels = counts.map((count, topic) => (topic === 0 ? 0 : levelOf(count / words.length)));
  if (levels.every((level) => level === 0)) return { of: () => NONE };
  /** The sentence that was asked for last, since its tokens are visited in order. */
  const last = { from: -1, topics: 0 };
  // A set of topics is a number with a bit for each.
  const known: (readonly number[])[] = Array.from({ length: 2 ** levels.length }, (_, topics) =>
    levels.flatMap((level, topic) => (level === 0 ? [] : [mix(topic * 4 + level, (topics >> topic) & 1 ? 1 : 2)])),
  );
  return { of: (sentence) => known[topicsIn(starts[sentence] ?? 0, starts[sentence + 1] ?? 0)] ?? NONE };

  function topicsIn(from: number, to: number): number {
    if (from !== last.from) {
      last.from = from;
      last.topics = 0;
      for (let i = from; i < to; i++) last.topics |= 1 << (words[i]?.topic ?? 0);
    }
    return last.topics;
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
