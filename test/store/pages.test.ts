/** Pages of every list, joined from either end, are the whole list in its order; cursors are of one list in one order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listEvidence } from '../../src/store/graph/evidence.ts';
import { listNeighbours } from '../../src/store/graph/neighbours.ts';
import { relatedArticles } from '../../src/store/graph/related.ts';
import { articleEntities, entityArticles } from '../../src/store/read/appearances.ts';
import { type ArticleOrder, listArticles } from '../../src/store/read/articles.ts';
import { type EntityOrder, listEntities } from '../../src/store/read/entities.ts';
import { listMentions } from '../../src/store/read/mentions.ts';
import { listPassages, listSentences } from '../../src/store/read/sentences.ts';
import type { Page, PageRequest } from '../../src/store/sql/page.ts';
import { ROOT } from '../../src/store/sql/scope.ts';
import { fold } from '../../src/text/fold.ts';
import { countedArticles, seen } from './plain-filter.ts';
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

/** However it is paged, the list reads so. */
const reads = (
  read: (page: PageRequest) => Page<unknown>,
  expected: readonly string[],
  name: (row: never) => string,
) => {
  const whole = (size: number, backward: boolean): string[] =>
    joined(size, backward, read).map((row) => name(row as never));
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
    test.each(both)(`${field} %s`, (direction) => {
      const up = direction === 'ASC';
      const expected = sorted(articles, (article) => [ARTICLE_VALUES[field](article), article.id], [up, up]).map(keyOf);
      reads(
        (page) => listArticles(base(), { orderBy: { field, direction }, page }),
        expected,
        ({ key }: { key: string }) => key,
      );
    });
  }

  test('that mention an entity, along its own index', () => {
    const entity = entities[0] as WorldEntity;
    const there = articles.filter(({ mentions }) =>
      mentions.some((mention) => mention.status === 'ACCEPTED' && mention.entity === entity),
    );
    const expected = sorted(there, ({ publishedAt, id }) => [publishedAt, id], [false, false]).map(keyOf);
    const filter = { entities: { all: [{ id: entity.record.key }] } };
    reads(
      (page) => listArticles(base(), { filter, page }),
      expected,
      ({ key }: { key: string }) => key,
    );
  });
});

describe('entities', () => {
  for (const field of Object.keys(ENTITY_VALUES) as EntityOrder['field'][]) {
    test.each(both)(`${field} %s`, (direction) => {
      const up = direction === 'ASC';
      const expected = sorted(entities, (entity) => [ENTITY_VALUES[field](entity), entity.id], [up, up]).map(keyOf);
      reads(
        (page) => listEntities(base(), { orderBy: { field, direction }, page }),
        expected,
        ({ key }: { key: string }) => key,
      );
    });
  }
});

const placeOf = ({ articleKey, start, end }: { articleKey: string; start: number; end: number }): string =>
  `${articleKey}:${start}-${end}`;

const [richest] = sorted(articles, ({ mentions }) => [new Set(mentions.map(({ entity }) => entity)).size], [false]) as [
  WorldArticle,
];

describe('mentions', () => {
  const byPublication = (them: readonly WorldMention[], up: boolean): string[] =>
    sorted(them, ({ article, start, end }) => [article.publishedAt, article.id, start, end], [up, up, true, true]).map(
      ({ id }) => id,
    );
  const accepted = mentions.filter(({ status }) => status === 'ACCEPTED');

  test.each(both)('everywhere, %s', (direction) => {
    const read = (page: PageRequest) =>
      listMentions(base(), ROOT, { orderBy: { field: 'PUBLISHED_AT', direction }, page })[0];
    reads(read as never, byPublication(accepted, direction === 'ASC'), placeOf);
  });

  test.each(both)('of an entity, %s', (direction) => {
    const entity = entities[0] as WorldEntity;
    const orderBy = { field: 'PUBLISHED_AT', direction } as const;
    const read = (page: PageRequest) => listMentions(base(), { of: 'entity', ids: [entity.id] }, { orderBy, page })[0];
    const its = accepted.filter((mention) => mention.entity === entity);
    reads(read as never, byPublication(its, direction === 'ASC'), placeOf);
  });

  test('of an entity, with those to judge', () => {
    const entity = entities[0] as WorldEntity;
    for (const statuses of [
      ['CANDIDATE', 'REJECTED'],
      ['ACCEPTED', 'CANDIDATE'],
    ] as const) {
      const filter = { status: { in: statuses } };
      const read = (page: PageRequest) => listMentions(base(), { of: 'entity', ids: [entity.id] }, { filter, page })[0];
      const its = entity.mentions.filter(({ status }) => (statuses as readonly string[]).includes(status));
      reads(read as never, byPublication(its, false), placeOf);
    }
  });

  test('of a surface, along its own index', () => {
    const filter = { surface: { eq: 'Lutetia' } };
    const read = (page: PageRequest) => listMentions(base(), ROOT, { filter, page })[0];
    reads(
      read as never,
      byPublication(
        accepted.filter(({ surface }) => surface === 'Lutetia'),
        false,
      ),
      placeOf,
    );
  });

  test.each(both)('in an article by position, %s', (direction) => {
    const orderBy = { field: 'POSITION', direction } as const;
    const read = (page: PageRequest) =>
      listMentions(base(), { of: 'article', ids: [richest.id] }, { orderBy, page })[0];
    const there = richest.mentions.filter(({ status }) => status === 'ACCEPTED').map(({ id }) => id);
    reads(read as never, direction === 'ASC' ? there : there.reverse(), placeOf);
  });

  test('by position is refused outside an article', () => {
    const orderBy = { field: 'POSITION', direction: 'ASC' } as const;
    expect(() => listMentions(base(), ROOT, { orderBy, page: {} })).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  });
});

/** Lists whose order other tests know: the pages must fit together. */
const others: Record<string, (page: PageRequest) => Page<unknown> | undefined> = {
  'entities of an article': (page) => articleEntities(base(), [richest.id], { page })[0],
  'articles of an entity': (page) => entityArticles(base(), [entities[1]?.id as number], { page })[0],
  'neighbours of a hub': (page) => listNeighbours(base(), [entities[0]?.id as number], { window: 'ARTICLE', page })[0],
  'neighbours of another': (page) =>
    listNeighbours(base(), [entities[2]?.id as number], { window: 'SENTENCE', page })[0],
  evidence: (page) =>
    listEvidence(base(), [{ a: entities[0]?.id as number, b: entities[1]?.id as number }], {
      window: 'ARTICLE',
      page,
    })[0],
  'related articles': (page) => relatedArticles(base(), [richest.id], page)[0],
  passages: (page) => listPassages(base(), [richest.id], page)[0],
  sentences: (page) => listSentences(base(), { of: 'article', ids: [richest.id] }, page)[0],
};

test.each(Object.entries(others))('%s', (_, read) => {
  const whole = joined(100, false, read as never);
  expect(whole.length).toBeGreaterThan(2);
  fc.assert(
    fc.property(sizes, fc.boolean(), (size, backward) => {
      expect(joined(size, backward, read as never)).toEqual(whole);
    }),
    RUNS,
  );
});
