/** Who says that something is so, in words. */
import type { graphql } from '../graphql/graphql.ts';

type AsserterType = ReturnType<typeof graphql.scalar<'AsserterType'>>;

const LABELS: Readonly<Record<AsserterType, string>> = {
  CORRECTION: 'a correction by',
  EXTRACTOR: 'the extractor',
  GAZETTEER: 'the gazetteer',
  SEED: 'the seed',
};

/** "the gazetteer places", "a correction by ada". */
export const asserterLabel = ({ type, name }: { readonly type: AsserterType; readonly name: string }): string =>
  `${LABELS[type]} ${name}`;
