/** Pages of every list, joined from either end, are the whole list in its order; cursors are of one list in one order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceOf } from '../../src/store/graph/evidence.ts';
import { neighboursOf } from '../../src/store/graph/neighbours.ts';
import { relatedArticles } from '../../src/store/graph/related.ts';
import { articlesOfEntity, entitiesOfArticle } from '../../src/store/read/appearances.ts';
import { type ArticleOrder, allArticles, articleKeyOf } from '../../src/store/read/articles.ts';
import { allEntities, type EntityOrder } from '../../src/store/read/entities.ts';
import type { MentionRow } from '../../src/store/read/mention-sources.ts';
import { allMentions, mentionsOfArticle, mentionsOfEntity } from '../../src/store/read/mentions.ts';
import { passagesOf, sentencesOf } from '../../src/store/read/sentences.ts';
import { bind, type Sql } from '../../src/store/sql/expression.ts';
import type { FoundPage, List } from '../../src/store/sql/query.ts';
import { fold } from '../../src/text/fold.ts';
import { countedArticles, seen } from './plain-filter.ts';
import { type PageRequest, pager } from './read.ts';
import { shared } from './shared.ts';
import { joined } from './words.ts';
import {
  articles,
  counts,
  entities,
  mentions,
  WORLD,
  type WorldArticle,
  type WorldEntity,
  type WorldMention,
} from './world.ts';
import { filterOf } from './written-filter.ts';

const base = shared(WORLD);

type Value = string | number;
type Keys<Thing> = (thing: Thing) => readonly Value[];

/** By these values in turn, of which `up` says whether they ascend. */
const sorted = <Thing>(things: readonly Thing[], keys: Keys<Thing>, up: readonly boolean[]): Thing[] =>
  [...things].sort((one, other) => {
    const [left, right] = [keys(one), keys(other)];
    const at = left.findIndex((value, index) => value !== right[index]);
    if (at === -1) return 0;
    return (left[at] as Value) < (right[at] as Value) === up[at] ? -1 : 1;
  });

const both = ['ASC', 'DESC'] as const;
const sizes = fc.integer({ min: 1, max: 100 });
const RUNS = { numRuns: 6 };

/** Expects the list to be the same whichever way it is paged. */
const expectPages = <Row>(
  read: (page: PageRequest) => FoundPage<Row>,
  expected: readonly string[],
  name: (row: Row) => string,
) => {
  const whole = (size: number, backward: boolean): string[] => joined(size, backward, read).map(name);
  expect(whole(100, false)).toEqual(expected);
  fc.assert(
    fc.property(
      fc.integer({ min: Math.max(1, Math.floor(expected.length / 40)), max: 100 }),
      fc.boolean(),
      (size, backward) => {
        expect(whole(size, backward)).toEqual(expected);
      },
    ),
    RUNS,
  );
};

/** Expects the list of articles or entities to have these keys. */
const expectKeys = <Row extends { readonly key: Sql<string> }>(list: List<Row>, expected: readonly string[]) =>
  expectPages(
    pager(base(), list, (row) => ({ key: row.key })),
    expected,
    ({ key }) => key,
  );

/** Expects the list of mentions to have these keys and positions. */
const expectMentions = (list: List<MentionRow>, expected: readonly string[]) =>
  expectPages(
    pager(base(), list, ({ article_id, start, end }) => ({ key: articleKeyOf(article_id), start, end })),
    expected,
    ({ key, start, end }) => `${key}:${start}-${end}`,
  );

const keyOf = ({ record }: WorldArticle | WorldEntity): string => record.key;

const ARTICLE_VALUES: Record<ArticleOrder['field'], (article: WorldArticle) => Value> = {
  PUBLISHED_AT: ({ publishedAt }) => publishedAt,
  TITLE: ({ record }) => fold(record.title ?? ''),
  WORD_COUNT: ({ record }) => record.wordCount,
};

const ENTITY_VALUES: Record<EntityOrder['field'], (entity: WorldEntity) => Value> = {
  MENTION_COUNT: ({ mentions }) => mentions.filter(counts).length,
  ARTICLE_COUNT: (entity) => countedArticles(entity).length,
  NAME: ({ record }) => fold(record.name),
  FIRST_SEEN: (entity) => seen(entity)[0] ?? '',
  LAST_SEEN: (entity) => seen(entity).at(-1) ?? '',
};

describe('articles', () => {
  for (const field of Object.keys(ARTICLE_VALUES) as ArticleOrder['field'][]) {
    test.each(both)(`pages by ${field} %s are the whole list`, (direction) => {
      const up = direction === 'ASC';
      const expected = sorted(articles, (article) => [ARTICLE_VALUES[field](article), article.id], [up, up]).map(keyOf);
      expectKeys(allArticles({ orderBy: { field, direction } }), expected);
    });
  }

  test('pages of those that mention an entity are the whole list', () => {
    const entity = entities[0] as WorldEntity;
    const there = articles.filter(({ mentions }) =>
      mentions.some((mention) => counts(mention) && mention.entity === entity),
    );
    const expected = sorted(there, ({ publishedAt, id }) => [publishedAt, id], [false, false]).map(keyOf);
    expectKeys(allArticles({ filter: { entities: { all: [bind(entity.record.key)] } } }), expected);
  });
});

describe('entities', () => {
  for (const field of Object.keys(ENTITY_VALUES) as EntityOrder['field'][]) {
    test.each(both)(`pages by ${field} %s are the whole list`, (direction) => {
      const up = direction === 'ASC';
      const expected = sorted(entities, (entity) => [ENTITY_VALUES[field](entity), entity.id], [up, up]).map(keyOf);
      expectKeys(allEntities({ orderBy: { field, direction } }), expected);
    });
  }
});

const [richest] = sorted(articles, ({ mentions }) => [new Set(mentions.map(({ entity }) => entity)).size], [false]) as [
  WorldArticle,
];

describe('mentions', () => {
  const byPublication = (them: readonly WorldMention[], up: boolean): string[] =>
    sorted(them, ({ article, start, end }) => [article.publishedAt, article.id, start, end], [up, up, true, true]).map(
      ({ id }) => id,
    );
  const accepted = mentions.filter(({ status }) => status === 'ACCEPTED');
  const entity = entities[0] as WorldEntity;

  test.each(both)('pages of all, %s, are the whole list', (direction) => {
    const list = allMentions({ orderBy: { field: 'PUBLISHED_AT', direction } });
    expectMentions(list, byPublication(accepted, direction === 'ASC'));
  });

  test.each(both)('pages of those of an entity, %s, are the whole list', (direction) => {
    const list = mentionsOfEntity(bind(entity.id), { orderBy: { field: 'PUBLISHED_AT', direction } });
    const its = accepted.filter((mention) => mention.entity === entity);
    expectMentions(list, byPublication(its, direction === 'ASC'));
  });

  test('pages of those of an entity with other statuses are the whole list', () => {
    for (const statuses of [
      ['CANDIDATE', 'REJECTED'],
      ['ACCEPTED', 'CANDIDATE'],
    ] as const) {
      const list = mentionsOfEntity(bind(entity.id), { filter: { status: { in: statuses } } });
      const its = entity.mentions.filter(({ status }) => (statuses as readonly string[]).includes(status));
      expectMentions(list, byPublication(its, false));
    }
  });

  test('pages of those of a surface are the whole list', () => {
    const list = allMentions({ filter: filterOf('mention', { surface: { eq: 'Lutetia' } }) });
    const its = accepted.filter(({ surface }) => surface === 'Lutetia');
    expectMentions(list, byPublication(its, false));
  });

  test.each(both)('pages of those of an article by position, %s, are the whole list', (direction) => {
    const list = mentionsOfArticle(bind(richest.id), { orderBy: { field: 'POSITION', direction } });
    const there = richest.mentions.filter(({ status }) => status === 'ACCEPTED').map(({ id }) => id);
    expectMentions(list, direction === 'ASC' ? there : there.reverse());
  });

  test('an order by position is refused outside an article', () => {
    const list = allMentions({ orderBy: { field: 'POSITION', direction: 'ASC' } });
    expect(() => pager(base(), list, ({ start }) => ({ start }))({})).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  });
});

const idAt = (index: number) => bind((entities[index] as WorldEntity).id);
const there = bind(richest.id);
const spanOf = ({ article_id, start, end }: Pick<MentionRow, 'article_id' | 'start' | 'end'>) => ({
  article_id,
  start,
  end,
});

/** Lists whose order other tests check: the pages must fit together. */
const others: Record<string, () => (page: PageRequest) => FoundPage<unknown>> = {
  'entities of an article': () =>
    pager(base(), entitiesOfArticle(there, {}), ({ entity, appearance }) => ({
      key: entity.key,
      salience: appearance.salience,
    })),
  'articles of an entity': () => pager(base(), articlesOfEntity(idAt(1), {}), ({ article }) => ({ key: article.key })),
  'neighbours of a hub': () =>
    pager(base(), neighboursOf(idAt(0), { window: 'ARTICLE', minCount: 1 }), ({ entity, articles }) => ({
      key: entity.key,
      articles,
    })),
  'neighbours of an entity that is no hub': () =>
    pager(base(), neighboursOf(idAt(2), { window: 'SENTENCE', minCount: 1 }), ({ entity, sentences }) => ({
      key: entity.key,
      sentences,
    })),
  evidence: () => pager(base(), evidenceOf({ a: idAt(0), b: idAt(1) }, 'ARTICLE'), spanOf),
  'related articles': () =>
    pager(base(), relatedArticles(there), ({ article, weight }) => ({ key: article.key, weight })),
  passages: () => pager(base(), passagesOf(there), spanOf),
  sentences: () => pager(base(), sentencesOf(there), spanOf),
};

test.each(Object.entries(others))('%s: pages are the whole list', (_, pagerOf) => {
  const read = pagerOf();
  const whole = joined(100, false, read);
  expect(whole.length).toBeGreaterThan(2);
  fc.assert(
    fc.property(sizes, fc.boolean(), (size, backward) => {
      expect(joined(size, backward, read)).toEqual(whole);
    }),
    RUNS,
  );
});
