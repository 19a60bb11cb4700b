/** A passage of an article. */
import { textOf } from '../../src/store/read/articles.ts';
import { type PassageRow, sentencesOfPassage } from '../../src/store/read/sentences.ts';
import { sliceOf, type TextSpan } from '../../src/store/read/texts.ts';
import { refer } from '../../src/store/sql/query.ts';
import { articles } from '../../src/store/sql/tables/articles.ts';
import { SentenceConnection } from '../connections/sentences.ts';
import { PassageRole } from '../enums.ts';
import { Article, Passage } from '../refs.ts';
import { Span } from './span.ts';

const spanOf = ({ article_id: articleId, start, end }: PassageRow): TextSpan => ({
  start,
  end,
  text: () => textOf(articleId),
});

Passage.implement({
  description: 'A headline, byline, dateline or paragraph of an article.',
  fields: (t) => ({
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
