/** What lists may be ordered by. Ties go by a fixed order of their own, so that every order is total. */
import { builder } from '../builder.ts';
import { Direction } from '../enums.ts';

type Fields = Readonly<Record<string, { readonly description: string }>>;

const orderOf = <const Values extends Fields>(name: string, of: string, values: Values) => {
  const Field = builder.enumType(`${name}Field`, { description: `What ${of} may be ordered by.`, values });
  return builder.inputType(name, {
    description: `An order of ${of}.`,
    fields: (t) => ({
      field: t.field({ type: Field, required: true, description: 'What to go by.' }),
      direction: t.field({
        type: Direction,
        required: true,
        defaultValue: 'ASC',
        description: 'Which end comes first.',
      }),
    }),
  });
};

const PUBLISHED_AT = { description: 'When the article was published. Undated counts as the earliest.' };

export const ArticleOrder = orderOf('ArticleOrder', 'articles', {
  PUBLISHED_AT,
  TITLE: { description: 'The title, whatever its case and accents. No title counts as the first.' },
  WORD_COUNT: { description: 'The number of words.' },
});

export const EntityOrder = orderOf('EntityOrder', 'entities', {
  MENTION_COUNT: { description: 'The number of its mentions that count.' },
  ARTICLE_COUNT: { description: 'The number of articles with such a mention.' },
  NAME: { description: 'The name, whatever its case and accents.' },
  FIRST_SEEN: { description: 'When the first of those articles was published. Never seen counts as the earliest.' },
  LAST_SEEN: { description: 'When the last of those articles was published. Never seen counts as the earliest.' },
});

export const MentionOrder = orderOf('MentionOrder', 'mentions', {
  PUBLISHED_AT: { description: `${PUBLISHED_AT.description} Within one article, where the mention stands.` },
  POSITION: {
    description: 'Where it stands in its article. Only for the mentions of one article: elsewhere BAD_USER_INPUT.',
  },
});

export const StatementOrder = orderOf('StatementOrder', 'statements', {
  PUBLISHED_AT: { description: `${PUBLISHED_AT.description} Within one article, where the cue stands.` },
  POSITION: {
    description: 'Where its cue stands in its article. Only for statements of one article: elsewhere BAD_USER_INPUT.',
  },
});

export const ArticleEntityOrder = orderOf('ArticleEntityOrder', 'the entities of an article', {
  SALIENCE: { description: 'How much the article is about it.' },
  MENTION_COUNT: { description: 'The number of its mentions in the article that count.' },
  FIRST_MENTION: { description: 'Where the article first names it.' },
  NAME: { description: 'The name, whatever its case and accents.' },
});

export const EntityArticleOrder = orderOf('EntityArticleOrder', 'the articles of an entity', { PUBLISHED_AT });
