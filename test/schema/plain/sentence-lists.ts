/** Lists of the parts of an article: its passages, its sentences, and the sentences of a passage. */
import { type Connection, connect, type PageArgs } from './connection.ts';
import { meetsSentence, type SentenceFilter } from './filter.ts';
import { beginning, byPublication, filtered, type ListArgs, type WithinArgs } from './lists.ts';
import type { Article, Base, Passage, Sentence } from './model.ts';
import { timelinesOfList } from './timeline.ts';

const list = <Part extends { readonly start: number; readonly article: Article }>(
  parts: readonly Part[],
  args: PageArgs,
): Connection =>
  connect({
    items: () => parts,
    order: () => ({ name: 'POSITION', directions: ['ASC'], key: ({ start }) => [start] }),
    args,
    edge: (node) => ({ node }),
    counters: timelinesOfList(() => parts.map(({ article }) => article)),
  });

const startOf = ({ start }: { readonly start: number }): number => start;

export function passageList({ passages }: Article, args: PageArgs & WithinArgs): Connection {
  return list<Passage>(beginning(passages, startOf, args), args);
}

export function articleSentenceList({ sentences }: Article, args: PageArgs & WithinArgs): Connection {
  return list<Sentence>(beginning(sentences, startOf, args), args);
}

export function passageSentenceList(passage: Passage, args: PageArgs): Connection {
  const own = passage.article.sentences.filter((sentence) => sentence.passage === passage);
  return list<Sentence>(own, args);
}

/** The sentences of all articles, the latest first. */
export function sentenceList({ articles }: Base, { filter, ...args }: ListArgs<SentenceFilter>): Connection {
  const sentences = articles.flatMap((article) => article.sentences);
  const items = filtered(sentences, filter, meetsSentence);
  return connect<Sentence>({
    items,
    order: () => byPublication({ field: 'PUBLISHED_AT' }, ({ start }) => [start], 1),
    args,
    edge: (node) => ({ node }),
    counters: timelinesOfList(() => items().map(({ article }) => article)),
  });
}
