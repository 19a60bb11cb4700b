/** A passage of an article. */
import { articleKeyOf, textOf } from '../../src/store/read/articles.ts';
import { type PassageRow, sentencesOfPassage } from '../../src/store/read/sentences.ts';
import { sliceOf, type TextSpan } from '../../src/store/read/texts.ts';
import { text } from '../../src/store/sql/expression.ts';
import { concat } from '../../src/store/sql/operators.ts';
import { refer } from '../../src/store/sql/query.ts';
import { articles } from '../../src/store/sql/tables/articles.ts';
import { SentenceConnection } from '../connections/sentences.ts';
import { PassageRole } from '../enums.ts';
import { globalId, ID } from '../ids.ts';
import { Article, Node, Passage } from '../refs.ts';
import { Span } from './span.ts';

const spanOf = ({ article_id: articleId, start, end }: PassageRow): TextSpan => ({
  start,
  end,
  text: () => textOf(articleId),
});

Passage.implement({
  description: 'A headline, byline, dateline or paragraph of an article.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.sql({
      type: 'ID',
      description: ID,
      sql: ({ article_id, start }) =>
        globalId('Passage', concat<string | number>(articleKeyOf(article_id), text(':'), start)),
    }),
    role: t.column('role', { type: PassageRole, description: 'What it is.' }),
    text: t.sql({ type: 'String', description: 'Its text.', cost: 1, sql: (passage) => sliceOf(spanOf(passage)) }),
    span: t.part({ type: Span, description: 'Where it stands in the text of its article.', of: spanOf }),
    article: t.one({
      type: Article,
      description: 'The article it is a part of.',
      from: ({ article_id }) => refer(articles, 'id', article_id),
    }),
    sentences: t.list({
      type: SentenceConnection,
      description: 'Its sentences in reading order.',
      list: sentencesOfPassage,
    }),
  }),
});
