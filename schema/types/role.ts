/** A role: what an article says somebody is. */
import { findArticles } from '../../src/store/read/articles.ts';
import { findEntities } from '../../src/store/read/entities.ts';
import { findMentions } from '../../src/store/read/mentions.ts';
import { builder } from '../builder.ts';
import { RoleConnection, roleArgs, roleList } from '../connections/roles.ts';
import { EVERYWHERE } from '../place.ts';
import { present } from '../present.ts';
import { Article, Entity, Mention, Role, Sentence } from '../refs.ts';
import { inArticle } from '../texts.ts';
import { Context, contextArgs, contextOf, Span } from './span.ts';

Role.implement({
  description:
    'What one sentence says somebody is, by office or calling: "former prime minister", "defense ministry spokesman".',
  fields: (t) => ({
    text: t.exposeString('text', {
      description: 'The words as printed: the slice of the text of its article at `span`.',
    }),
    span: t.field({
      type: Span,
      description: 'Where those words stand in the text of its article.',
      compiles: true,
      resolve: (role, _args, context) => inArticle(context, role.articleId, role),
    }),
    entity: t.field({
      type: Entity,
      nullable: true,
      description: 'Who has it; null when that is openly unresolved.',
      compiles: true,
      resolve: ({ entityId }, _args, { load }) => (entityId === null ? null : load(findEntities, entityId)),
    }),
    mention: t.field({
      type: Mention,
      description: 'The place in the same sentence that names who has it.',
      compiles: true,
      resolve: async ({ articleKey, mention }, _args, { load }) =>
        present(await load(findMentions, { articleKey, ...mention })),
    }),
    of: t.field({
      type: Entity,
      nullable: true,
      description:
        'The organization or place that the sentence says it is of; null when it names none, or one that is openly unresolved.',
      compiles: true,
      resolve: ({ ofEntityId }, _args, { load }) => (ofEntityId === null ? null : load(findEntities, ofEntityId)),
    }),
    ofMention: t.field({
      type: Mention,
      nullable: true,
      description:
        'The place in the same sentence that names what it is of, whatever its status; null when there is none.',
      compiles: true,
      resolve: ({ articleKey, of }, _args, { load }) =>
        of === null ? null : load(findMentions, { articleKey, ...of }),
    }),
    sentence: t.field({
      type: Sentence,
      description: 'The sentence that says so: its evidence.',
      compiles: true,
      resolve: ({ articleId, articleKey, passage, sentence }) => ({ articleId, articleKey, passage, ...sentence }),
    }),
    article: t.field({
      type: Article,
      description: 'The article that says so.',
      compiles: true,
      resolve: async ({ articleId }, _args, { load }) => present(await load(findArticles, articleId)),
    }),
    context: t.field({
      type: Context,
      args: contextArgs(t.arg),
      description: 'Its words and what stands around them, whatever the sentence.',
      compiles: true,
      resolve: (role, reach, context) => contextOf(inArticle(context, role.articleId, role), reach),
    }),
  }),
});

builder.queryField('roles', (t) =>
  t.field({
    type: RoleConnection,
    args: roleArgs(t.arg),
    description: 'What articles say people are, latest article first; all of it, or what a filter lets through.',
    compiles: true,
    resolve: (_root, args, context) => roleList(context, EVERYWHERE, args),
  }),
);
