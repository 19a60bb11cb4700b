/** Lists of sentences. */
import type { SentenceList, SentenceRow } from '../../src/store/read/sentences.ts';
import { defineConnection } from '../connection.ts';
import { Sentence } from '../refs.ts';
import { timelineFields } from '../types/timeline-period.ts';

export const SentenceConnection = defineConnection<SentenceList, SentenceRow>({
  name: 'Sentence',
  of: 'sentences',
  edge: 'A sentence',
  node: Sentence,
  fields: (t) => timelineFields(t),
});
