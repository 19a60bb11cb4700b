/** A role: what an article says somebody is. */
import { articleKeyOf, textOf } from '../../src/store/read/articles.ts';
import { findMention, mentionAt } from '../../src/store/read/mentions.ts';
import { allRoles, type RoleRow, roleByKey } from '../../src/store/read/roles.ts';
import { sentenceAt } from '../../src/store/read/sentences.ts';
import type { TextSpan } from '../../src/store/read/texts.ts';
import { type Bound, text } from '../../src/store/sql/expression.ts';
import { concat } from '../../src/store/sql/operators.ts';
import { refer } from '../../src/store/sql/query.ts';
import { articles } from '../../src/store/sql/tables/articles.ts';
import { entities } from '../../src/store/sql/tables/entities.ts';
import { builder } from '../builder.ts';
import { RoleConnection, roleArgs } from '../connections/roles.ts';
import { roleRef } from '../global-id.ts';
import { globalId, ID } from '../ids.ts';
import { Article, Entity, Mention, Node, Role, Sentence } from '../refs.ts';
import { Context, contextArgs, contextOf, Span } from './span.ts';

const spanOf = ({ article_id: articleId, start, end, text: surface }: RoleRow): TextSpan => ({
  start,
  end,
  text: () => textOf(articleId),
  surface: () => surface,
});

Role.implement({
  description:
    'What one sentence says somebody is, by office or calling: "former prime minister", "defense ministry spokesman".',
  interfaces: [Node],
  fields: (t) => ({
    id: t.sql({
      type: 'ID',
      description: ID,
      sql: ({ article_id, start, end }) =>
        globalId('Role', concat<string | number>(articleKeyOf(article_id), text(':'), start, text('-'), end)),
    }),
    text: t.column('text', {
      description: 'The words as printed: the slice of the text of its article at `span`.',
    }),
    span: t.part({
      type: Span,
      description: 'Where those words stand in the text of its article.',
      of: spanOf,
    }),
    entity: t.one({
      type: Entity,
      nullable: true,
      description: 'Who has it; null when that is openly unresolved.',
      from: ({ entity_id }) => refer(entities, 'id', entity_id),
    }),
    mention: t.one({
      type: Mention,
      description: 'The place in the same sentence that names who has it.',
      from: ({ article_id: articleId, mention_start: start, mention_end: end }) => mentionAt({ articleId, start, end }),
    }),
    of: t.one({
      type: Entity,
      nullable: true,
      description:
        'The organization or place that the sentence says it is of; null when it names none, or one that is openly unresolved.',
      from: ({ of_entity_id }) => refer(entities, 'id', of_entity_id),
    }),
    ofMention: t.one({
      type: Mention,
      nullable: true,
      description:
        'The place in the same sentence that names what it is of, whatever its status; null when there is none.',
      from: ({ article_id: articleId, of_start: start, of_end: end }) => findMention({ articleId, start, end }),
    }),
    sentence: t.one({
      type: Sentence,
      description: 'The sentence that says so: its evidence.',
      from: ({ article_id: articleId, sentence_start: start }) => sentenceAt({ articleId, start }),
    }),
    article: t.one({
      type: Article,
      description: 'The article that says so.',
      from: ({ article_id }) => refer(articles, 'id', article_id),
    }),
    context: t.part({
      type: Context,
      args: contextArgs(t.arg),
      description: 'Its words and what stands around them, whatever the sentence.',
      of: (role, reach) => contextOf(spanOf(role), reach),
    }),
  }),
});

/** BAD_USER_INPUT for what is not the key of a role. */
export const roleById = (key: Bound<string>) => {
  const ref = key.map(roleRef);
  return roleByKey(
    ref.map(({ articleKey }) => articleKey),
    { start: ref.map(({ start }) => start), end: ref.map(({ end }) => end) },
  );
};

builder.queryField('roles', (t) =>
  t.list({
    type: RoleConnection,
    args: roleArgs(t.arg),
    description: 'What articles say people are, latest article first; all of it, or what a filter lets through.',
    list: (_root, args) => allRoles(args),
  }),
);
