/** Who says that words are a name, and that the entity goes by it. */
import type { graphql } from '../graphql/graphql.ts';

type AsserterType = ReturnType<typeof graphql.scalar<'AsserterType'>>;

export interface AsserterFacts {
  readonly type: AsserterType;
  readonly name: string;
  readonly version: string | null;
}

const TYPES: Readonly<Record<AsserterType, string>> = {
  CORRECTION: 'a correction by',
  EXTRACTOR: 'a program that read the text,',
  GAZETTEER: 'the gazetteer',
  SEED: 'the seed',
};

const Who = ({ asserter: { type, name, version } }: { readonly asserter: AsserterFacts }) => (
  <>
    {TYPES[type]} <bdi>{name}</bdi>
    {version !== null && ` ${version}`}
  </>
);

interface Props {
  readonly asserter: AsserterFacts;
  /** Null when the words are no name that somebody gave the entity. */
  readonly name: AsserterFacts | null;
}

export const Origin = ({ asserter, name }: Props) => (
  <p>
    Found here by <Who asserter={asserter} />.
    {name !== null && (
      <>
        {' '}
        Known as a name of it by <Who asserter={name} />.
      </>
    )}
  </p>
);
