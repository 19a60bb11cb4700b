/** What a mutation did, or would do. */
import type { ChangeResult } from '../../src/store/corrections/apply-change.ts';
import { articlesByKey } from '../../src/store/read/articles.ts';
import { changesByNumber } from '../../src/store/read/changes.ts';
import { entitiesByKey } from '../../src/store/read/entities.ts';
import { newSpanOf, type ReplacementRow, replacementsIn } from '../../src/store/read/snapshots.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { builder } from '../builder.ts';
import { Placement } from '../enums.ts';
import { Article, Change, Entity } from '../refs.ts';
import { ChangeSnapshot, PlainSpan } from './snapshot.ts';

const Replacement = builder.objectRef<ReplacementRow>('Replacement').implement({
  description: 'What became of one mention when the text of its article was replaced.',
  fields: (t) => ({
    surface: t.sql({ type: 'String', description: 'Its words.', sql: ({ surface }) => surface }),
    from: t.part({ type: PlainSpan, description: 'Where it stood in the text of before.', of: (row) => row }),
    to: t.one({
      type: PlainSpan,
      nullable: true,
      description: 'Where it stands in the text of now; null when it was placed nowhere.',
      from: newSpanOf,
    }),
    placement: t.sql({ type: Placement, description: 'What became of it.', sql: ({ placement }) => placement }),
  }),
});

export const ChangeOutcome = builder.objectRef<ChangeResult>('ChangeOutcome').implement({
  description: 'What a change did; of a preview, what it would do, beside things as they still are.',
  fields: (t) => ({
    entities: t.rows({
      type: [Entity],
      description: 'The entities that it changed and that are there, as they are now.',
      rows: ({ changed }) => entitiesByKey(changed.entities),
    }),
    articles: t.rows({
      type: [Article],
      description: 'The articles that it changed and that are there, as they are now.',
      rows: ({ changed }) => articlesByKey(changed.articles),
    }),
    mentionCount: t.int({
      description: 'How many mentions say something else, came or went.',
      resolve: ({ changed }) => changed.mentions,
    }),
    before: t.part({
      type: ChangeSnapshot,
      description: 'What it names, as it found it.',
      of: ({ before }) => bind(JSON.stringify(before)),
    }),
    after: t.part({
      type: ChangeSnapshot,
      description: 'What it names, as it leaves it.',
      of: ({ after }) => bind(JSON.stringify(after)),
    }),
    replacements: t.rows({
      type: [Replacement],
      description: 'What became of each mention of a text that was replaced; none of any other change.',
      rows: ({ replacements }) => replacementsIn(replacements),
    }),
    orphaned: t.rows({
      type: [Change],
      description: 'The earlier changes that speak of nothing that is there since this one.',
      rows: ({ orphaned }) => changesByNumber(orphaned),
    }),
  }),
});
