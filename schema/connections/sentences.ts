/** Lists of sentences: those of an article or passage, and those that show two entities together. */
import { countEvidence, listEvidence } from '../../src/store/graph/evidence.ts';
import type { Pair, Window } from '../../src/store/graph/neighbours.ts';
import { listSentences, type PassageRow, type SentenceRow } from '../../src/store/read/sentences.ts';
import { countPassageSentences, countSentences } from '../../src/store/read/structure-counts.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import { defineConnection, type List, pageRequest } from '../connection.ts';
import type { Batch, Context } from '../context.ts';
import { Sentence } from '../refs.ts';

type SentenceList = List<SentenceRow>;
type Pages<Key> = Batch<Key, PageRequest, Awaited<ReturnType<SentenceList['page']>>>;

export const SentenceConnection = defineConnection<SentenceRow, SentenceList, SentenceRow>({
  name: 'Sentence',
  of: 'sentences',
  edge: 'A sentence',
  node: Sentence,
  toNode: (row) => row,
});

const inArticles: Pages<number> = (store, ids, page) => listSentences(store, { of: 'article', ids }, page);
const inPassages: Pages<Pick<PassageRow, 'articleId' | 'start'>> = (store, passages, page) =>
  listSentences(store, { of: 'passage', passages }, page);

export const articleSentenceList = ({ load }: Context, articleId: number, asked: PageRequest): SentenceList => {
  const page = pageRequest(asked);
  return { page: () => load(inArticles, articleId, page), count: () => load(countSentences, articleId) };
};

export const passageSentenceList = (
  { load }: Context,
  { articleId, start }: PassageRow,
  asked: PageRequest,
): SentenceList => {
  const page = pageRequest(asked);
  const place = { articleId, start };
  return { page: () => load(inPassages, place, page), count: () => load(countPassageSentences, place) };
};

/** The sentences that show the two entities together. */
export const evidenceList = (
  { load }: Context,
  pair: Pair,
  { window, ...asked }: PageRequest & { readonly window: Window },
): SentenceList => {
  const page = pageRequest(asked);
  return { page: () => load(listEvidence, pair, { window, page }), count: () => load(countEvidence, pair, window) };
};
