/** Lists of sentences. */
import type { SentenceRow } from '../../src/store/read/sentences.ts';
import type { List } from '../../src/store/sql/query.ts';
import { defineConnection } from '../connection.ts';
import { Sentence } from '../refs.ts';

export const SentenceConnection = defineConnection<List<SentenceRow>, SentenceRow>({
  name: 'Sentence',
  of: 'sentences',
  edge: 'A sentence',
  node: Sentence,
});
