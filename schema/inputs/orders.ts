/** What lists may be ordered by. Ties go by a fixed order of their own, so that every order is total. */

import { usualDirection } from '../../src/store/read/order-by.ts';
import { builder } from '../builder.ts';
import { Direction, Nulls } from '../enums.ts';

type Fields = Readonly<Record<string, { readonly description: string }>>;

const WAYS = {
  ASC: 'Without a direction ASC: from the beginning.',
  DESC: 'Without a direction DESC: the greatest or latest first.',
} as const;

/** Each field says which way it runs unless it is told. */
const withWay = ([name, { description }]: readonly [string, Fields[string]]) =>
  [name, { description: `${description} ${WAYS[usualDirection(name as never)]}` }] as const;

const fieldOf = <const Values extends Fields>(name: string, of: string, values: Values) => {
  const described = Object.fromEntries(Object.entries(values).map(withWay)) as unknown as Values;
  return builder.enumType(`${name}Field`, { description: `What ${of} may be ordered by.`, values: described });
};

const DIRECTION =
  'Which end comes first. Default: that of the field, latest first for dates, the most first for counts, A to Z for names.';

const orderOf = <const Values extends Fields>(name: string, of: string, values: Values) => {
  const Field = fieldOf(name, of, values);
  return builder.inputType(name, {
    description: `An order of ${of}.`,
    fields: (t) => ({
      field: t.field({ type: Field, required: true, description: 'What to go by.' }),
      direction: t.field({ type: Direction, description: DIRECTION }),
    }),
  });
};

/** An order of things of which some have no value to go by. */
const nullableOrderOf = <const Values extends Fields>(name: string, of: string, values: Values) => {
  const Field = fieldOf(name, of, values);
  return builder.inputType(name, {
    description: `An order of ${of}.`,
    fields: (t) => ({
      field: t.field({ type: Field, required: true, description: 'What to go by.' }),
      direction: t.field({ type: Direction, description: DIRECTION }),
      nulls: t.field({
        type: Nulls,
        required: true,
        defaultValue: 'LAST',
        description: 'Where what has no value comes, whatever the direction.',
      }),
    }),
  });
};

const PUBLISHED_AT = { description: 'When the article was published; null when it is undated.' };

export const ArticleOrder = nullableOrderOf('ArticleOrder', 'articles', {
  PUBLISHED_AT,
  TITLE: { description: 'The title, whatever its case and accents; null when there is none.' },
  WORD_COUNT: { description: 'The number of words.' },
});

export const EntityOrder = nullableOrderOf('EntityOrder', 'entities', {
  MENTION_COUNT: { description: 'The number of its mentions that count.' },
  ARTICLE_COUNT: { description: 'The number of articles with such a mention.' },
  NAME: { description: 'The name, whatever its case and accents.' },
  FIRST_SEEN: { description: 'When the first of those articles was published; null when it was never seen.' },
  LAST_SEEN: { description: 'When the last of those articles was published; null when it was never seen.' },
});

export const MentionOrder = nullableOrderOf('MentionOrder', 'mentions', {
  PUBLISHED_AT: { description: `${PUBLISHED_AT.description} Within one article, where the mention stands.` },
  POSITION: {
    description: 'Where it stands in its article. Only for the mentions of one article: elsewhere BAD_USER_INPUT.',
  },
});

export const StatementOrder = nullableOrderOf('StatementOrder', 'statements', {
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

export const EntityArticleOrder = nullableOrderOf('EntityArticleOrder', 'the articles of an entity', {
  PUBLISHED_AT,
  SALIENCE: { description: 'How much the article is about it. All of its articles are read.' },
});

export const SearchOrder = nullableOrderOf('SearchOrder', 'the hits of a search, type after type', {
  RANK: { description: 'How well they fit.' },
  PUBLISHED_AT: {
    description:
      'When the article, or the article of the mention, was published; of an entity when the last article that mentions it was; null when it is undated.',
  },
});
