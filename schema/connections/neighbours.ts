/** The entities that stand beside an entity, how often, and the sentences that show it. */
import { evidenceOf } from '../../src/store/graph/evidence.ts';
import { type NeighbourRow, weightOf } from '../../src/store/graph/neighbours.ts';
import type { EntityRow } from '../../src/store/read/entities.ts';
import type { List } from '../../src/store/sql/query.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection, nodeIn } from '../connection.ts';
import { Kind, Window } from '../enums.ts';
import { ArticleFilter } from '../inputs/filters.ts';
import { MIN_COUNT } from '../limits.ts';
import { Entity } from '../refs.ts';
import { SentenceConnection } from './sentences.ts';

export const NeighbourConnection = defineConnection<List<NeighbourRow>, EntityRow>({
  name: 'Neighbour',
  of: 'neighbours',
  edge: 'A neighbour, and what shows the two together,',
  node: Entity,
  declared: nodeIn(({ entity }: NeighbourRow) => entity),
  edgeFields: (t) => ({
    weight: t.sql({
      type: 'Int',
      description:
        '`sentenceCount` in the window SENTENCE, `articleCount` in the window ARTICLE. The order goes by it.',
      sql: weightOf,
    }),
    sentenceCount: t.sql({
      type: 'Int',
      description: 'How many sentences mention both, by mentions that count.',
      sql: ({ sentences }) => sentences,
    }),
    articleCount: t.sql({
      type: 'Int',
      description: 'How many articles mention both, by mentions that count.',
      sql: ({ articles }) => articles,
    }),
    evidence: t.list({
      type: SentenceConnection,
      description:
        'The sentences behind the weight, latest article first: in the window SENTENCE those that mention both, in the window ARTICLE also those that mention either in an article that mentions both.',
      cost: 5,
      list: ({ ofId, entity, window, filter }) => evidenceOf({ a: ofId, b: entity.id }, window, filter),
    }),
  }),
});

export const neighbourArgs = (arg: ArgBuilder) => ({
  window: arg({
    type: Window,
    required: true,
    defaultValue: 'SENTENCE',
    description: 'How near the two must stand to be neighbours.',
  }),
  kinds: arg({ type: [Kind], description: 'Only neighbours of these kinds. Default: all.' }),
  filter: arg({
    type: ArticleFilter,
    description: 'Which articles count, for who is a neighbour, the counts and the evidence alike. Default: all.',
  }),
  minCount: arg.int({
    required: true,
    defaultValue: MIN_COUNT.default,
    description: 'Only neighbours of this weight or more.',
  }),
});
