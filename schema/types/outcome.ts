/** What a mutation did, or would do. */
import type * as corrections from '../../src/corrections/define.ts';
import type { ChangeResult } from '../../src/store/corrections/apply-change.ts';
import { findChanges } from '../../src/store/corrections/changes.ts';
import { findArticlesByKey } from '../../src/store/read/articles.ts';
import { findEntitiesByKey } from '../../src/store/read/entities.ts';
import { builder } from '../builder.ts';
import type { Batch, Context } from '../context.ts';
import { Placement } from '../enums.ts';
import { Article, Change, Entity } from '../refs.ts';
import { ChangeSnapshot, PlainSpan } from './snapshot.ts';

/** Those that are there, each once: the keys of what was merged lead to one entity. */
async function there<Key, Row extends { readonly key: string }>(
  { load }: Context,
  find: Batch<Key, unknown, Row | null>,
  keys: readonly Key[],
): Promise<Row[]> {
  const found = await Promise.all(keys.map((key) => load(find, key)));
  const rows = found.filter((row) => row !== null);
  return [...new Map(rows.map((row) => [row.key, row])).values()];
}

const Replacement = builder.objectRef<corrections.Replacement>('Replacement').implement({
  description: 'What became of one mention when the text of its article was replaced.',
  fields: (t) => ({
    surface: t.exposeString('surface', { description: 'Its words.' }),
    from: t.expose('from', { type: PlainSpan, description: 'Where it stood in the text of before.' }),
    to: t.expose('to', {
      type: PlainSpan,
      nullable: true,
      description: 'Where it stands in the text of now; null when it was placed nowhere.',
    }),
    placement: t.expose('placement', { type: Placement, description: 'What became of it.' }),
  }),
});

export const ChangeOutcome = builder.objectRef<ChangeResult>('ChangeOutcome').implement({
  description: 'What a change did; of a preview, what it would do, beside things as they still are.',
  fields: (t) => ({
    entities: t.field({
      type: [Entity],
      description: 'The entities that it changed and that are there, as they are now.',
      resolve: ({ changed }, _args, context) => there(context, findEntitiesByKey, changed.entities),
    }),
    articles: t.field({
      type: [Article],
      description: 'The articles that it changed and that are there, as they are now.',
      resolve: ({ changed }, _args, context) => there(context, findArticlesByKey, changed.articles),
    }),
    mentionCount: t.int({
      description: 'How many mentions say something else, came or went.',
      resolve: ({ changed }) => changed.mentions,
    }),
    before: t.expose('before', { type: ChangeSnapshot, description: 'What it names, as it found it.' }),
    after: t.expose('after', { type: ChangeSnapshot, description: 'What it names, as it leaves it.' }),
    replacements: t.expose('replacements', {
      type: [Replacement],
      description: 'What became of each mention of a text that was replaced; none of any other change.',
    }),
    orphaned: t.field({
      type: [Change],
      description: 'The earlier changes that speak of nothing that is there since this one.',
      resolve: ({ orphaned }, _args, context) => there(context, findChanges, orphaned),
    }),
  }),
});
