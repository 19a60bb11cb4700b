/** A sentence of an article. */
import { articleKeyOf, textOf } from '../../src/store/read/articles.ts';
import { allSentences } from '../../src/store/read/sentence-list.ts';
import { entitiesIn, mentionsIn, passageAt, type SentenceRow } from '../../src/store/read/sentences.ts';
import { sliceOf, type TextSpan } from '../../src/store/read/texts.ts';
import { text } from '../../src/store/sql/expression.ts';
import { concat } from '../../src/store/sql/operators.ts';
import { refer } from '../../src/store/sql/query.ts';
import { articles } from '../../src/store/sql/tables/articles.ts';
import { builder } from '../builder.ts';
import { SentenceConnection } from '../connections/sentences.ts';
import { globalId, ID } from '../ids.ts';
import { SentenceFilter } from '../inputs/filters.ts';
import { Article, Entity, Mention, Node, Passage, Sentence } from '../refs.ts';
import { Span } from './span.ts';

const spanOf = ({ article_id: articleId, start, end }: SentenceRow): TextSpan => ({
  start,
  end,
  text: () => textOf(articleId),
});

Sentence.implement({
  description: 'A sentence of an article. No sentence reaches beyond its passage.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.sql({
      type: 'ID',
      description: ID,
      sql: ({ article_id, start }) =>
        globalId('Sentence', concat<string | number>(articleKeyOf(article_id), text(':'), start)),
    }),
    text: t.sql({ type: 'String', description: 'Its text.', cost: 1, sql: (sentence) => sliceOf(spanOf(sentence)) }),
    span: t.part({ type: Span, description: 'Where it stands in the text of its article.', of: spanOf }),
    article: t.one({
      type: Article,
      description: 'The article it is a part of.',
      from: ({ article_id }) => refer(articles, 'id', article_id),
    }),
    passage: t.one({
      type: Passage,
      description: 'The passage it is a part of.',
      from: ({ article_id: articleId, passage_start: start }) => passageAt({ articleId, start }),
    }),
    mentions: t.rows({
      type: [Mention],
      description: 'The accepted mentions in it, in reading order, at most 100.',
      rows: mentionsIn,
    }),
    entities: t.rows({
      type: [Entity],
      description:
        'The entities that those mentions name, demonyms included, each once, in the order they are first named.',
      rows: entitiesIn,
    }),
  }),
});

builder.queryField('sentences', (t) =>
  t.list({
    type: SentenceConnection,
    args: { filter: t.arg({ type: SentenceFilter, description: 'Which sentences. Default: all.' }) },
    description:
      'All sentences, or those that a filter lets through, latest article first and each article from its beginning: every sentence with X and Y.',
    list: (_root, args) => allSentences(args),
  }),
);
