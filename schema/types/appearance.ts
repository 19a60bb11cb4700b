/** How an entity stands in an article: the fields that edges between the two share. */
import type { Appearance as Tie } from '../../src/store/read/appearances.ts';
import { findMentions, type MentionRef } from '../../src/store/read/mentions.ts';
import type { SchemaTypes } from '../builder.ts';
import type { Edge } from '../connection.ts';
import { present } from '../present.ts';
import { Mention } from '../refs.ts';

export interface Appearance extends Omit<Tie, 'firstMention'> {
  readonly firstMention: MentionRef;
}

export const appearanceFields = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Edge<Appearance>>) => ({
  mentionCount: t.int({
    description: 'Accepted mentions of the entity in the article, demonyms left out: at least 1.',
    compiles: true,
    resolve: ({ row }) => row.mentionCount,
  }),
  demonymCount: t.int({
    description: 'Accepted mentions of the entity in the article by a demonym.',
    compiles: true,
    resolve: ({ row }) => row.demonymCount,
  }),
  salience: t.float({
    description:
      "How much the article is about the entity, 0 to 1: its share of the weight of the article's accepted mentions, demonyms left out. A mention weighs (2 in a headline, elsewhere 1) * (1 - start / (2 * length of the text)).",
    compiles: true,
    resolve: ({ row }) => row.salience,
  }),
  firstMention: t.field({
    type: Mention,
    description: 'Where the article first names the entity, in whatever form.',
    compiles: true,
    resolve: async ({ row }, _args, { load }) => present(await load(findMentions, row.firstMention)),
  }),
});
