/** Facets against a plain count of the same rows, with and without filters, in every scope. */
import { describe, expect, test } from 'vitest';
import { articlesOfEntity, entitiesOfArticle } from '../../src/store/read/appearances.ts';
import { allArticles } from '../../src/store/read/articles.ts';
import { allEntities } from '../../src/store/read/entities.ts';
import { allMentions, mentionsOfArticle, mentionsOfEntity } from '../../src/store/read/mentions.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { countedArticles, fitsArticle, fitsEntity, fitsMention } from './plain-filter.ts';
import { facetOf, facetOfEach, idsOf, rowsToGroup } from './read.ts';
import { shared } from './shared.ts';
import {
  articles,
  counts,
  entities,
  isPeripheral,
  mentions,
  WORLD,
  type WorldArticle,
  type WorldEntity,
  type WorldMention,
} from './world.ts';
import { type ArticleFilter, type EntityFilter, filterOf, type MentionFilter } from './written-filter.ts';

const base = shared(WORLD);

type Value = string | number | null | undefined;

/** How often each value occurs; a thing may have many, undefined is none. */
const tally = <Thing>(things: readonly Thing[], values: (thing: Thing) => Iterable<Value>): Map<Value, number> => {
  const found = new Map<Value, number>();
  for (const thing of things) {
    for (const value of new Set(values(thing))) if (value !== undefined) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
};

type Counts = readonly { readonly value: Value; readonly count: number }[];

const asMap = (rows: Counts): Map<Value, number> => new Map(rows.map(({ value, count }) => [value, count]));

const yearOf = (time: string): string | null => time.slice(0, 4) || null;
const entityId = ({ entity }: WorldMention): number | null => entity?.id ?? null;

const FIELDS = ['KIND', 'SOURCE', 'YEAR', 'ENTITY'] as const;
type Facet = (typeof FIELDS)[number];

const ofArticle: Record<Facet, (article: WorldArticle) => Iterable<Value>> = {
  KIND: ({ mentions }) =>
    mentions.flatMap((mention) => (mention.status === 'ACCEPTED' && !isPeripheral(mention) ? [mention.kind] : [])),
  SOURCE: ({ record }) => [record.source],
  YEAR: ({ publishedAt }) => [yearOf(publishedAt)],
  ENTITY: ({ mentions }) => mentions.flatMap((mention) => (counts(mention) ? [entityId(mention) ?? undefined] : [])),
};

const ofMention: Record<Facet, (mention: WorldMention) => Iterable<Value>> = {
  KIND: ({ kind }) => [kind],
  SOURCE: ({ article }) => [article.record.source],
  YEAR: ({ article }) => [yearOf(article.publishedAt)],
  ENTITY: (mention) => [entityId(mention)],
};

const firstArticle = (entity: WorldEntity): WorldArticle | undefined =>
  countedArticles(entity)
    .filter(({ publishedAt }) => publishedAt !== '')
    .sort((one, other) =>
      one.publishedAt === other.publishedAt ? one.id - other.id : one.publishedAt < other.publishedAt ? -1 : 1,
    )[0];

const ofEntity: Record<Exclude<Facet, 'ENTITY'>, (entity: WorldEntity) => Iterable<Value>> = {
  KIND: ({ record }) => [record.kind],
  SOURCE: (entity) => [firstArticle(entity)?.record.source ?? null],
  YEAR: (entity) => [yearOf(firstArticle(entity)?.publishedAt ?? '')],
};

const entityIds = idsOf(entities.map(({ id }) => id));
const articleIds = idsOf(articles.map(({ id }) => id));

const articleFilters: (ArticleFilter | null)[] = [
  null,
  { language: { eq: 'en' } },
  { mentions: { kind: { eq: 'OTHER' } } },
];
const entityFilters: (EntityFilter | null)[] = [null, { mentionCount: { gt: 30 } }];
const mentionFilters: (MentionFilter | null)[] = [
  null,
  { form: { eq: 'SHORT_NAME' } },
  { status: { not: 'ACCEPTED' } },
];

describe.each(FIELDS)('facets by %s', (by) => {
  test.each(articleFilters)('count articles %j', (written) => {
    const filter = filterOf('article', written);
    const such = articles.filter((article) => fitsArticle(written ?? {}, article));
    expect(asMap(facetOf(base(), allArticles({ filter }), by))).toEqual(tally(such, ofArticle[by]));
    const within = facetOfEach(base(), { parents: entityIds, list: (id) => articlesOfEntity(id, { filter }), by });
    const expected = entities.map((entity) =>
      tally(
        countedArticles(entity).filter((article) => such.includes(article)),
        ofArticle[by],
      ),
    );
    expect(within.map(asMap)).toEqual(expected);
  });

  test.each(mentionFilters)('count mentions %j', (written) => {
    const filter = filterOf('mention', written);
    const such = mentions.filter((mention) => fitsMention(written ?? {}, mention));
    expect(asMap(facetOf(base(), allMentions({ filter }), by))).toEqual(tally(such, ofMention[by]));
    const ofEntities = facetOfEach(base(), { parents: entityIds, list: (id) => mentionsOfEntity(id, { filter }), by });
    expect(ofEntities.map(asMap)).toEqual(
      entities.map((entity) =>
        tally(
          such.filter((mention) => mention.entity === entity),
          ofMention[by],
        ),
      ),
    );
    const inArticles = facetOfEach(base(), {
      parents: articleIds,
      list: (id) => mentionsOfArticle(id, { filter }),
      by,
    });
    expect(inArticles.map(asMap)).toEqual(
      articles.map((article) =>
        tally(
          such.filter((mention) => mention.article === article),
          ofMention[by],
        ),
      ),
    );
  });
});

describe.each(['KIND', 'SOURCE', 'YEAR'] as const)('facets by %s', (by) => {
  test.each(entityFilters)('count entities %j', (written) => {
    const filter = filterOf('entity', written);
    const such = entities.filter((entity) => fitsEntity(written ?? {}, entity));
    expect(asMap(facetOf(base(), allEntities({ filter }), by))).toEqual(tally(such, ofEntity[by]));
    const within = facetOfEach(base(), { parents: articleIds, list: (id) => entitiesOfArticle(id, { filter }), by });
    expect(within.map(asMap)).toEqual(
      articles.map((article) =>
        tally(
          such.filter((entity) => countedArticles(entity).includes(article)),
          ofEntity[by],
        ),
      ),
    );
  });
});

test('facets: the highest counts come first, as many as requested', () => {
  const first = bind(entities[0]?.id as number);
  for (const list of [allMentions({}), mentionsOfEntity(first, {})]) {
    const rows = facetOf(base(), list, 'ENTITY', 3);
    const values = rows.map(({ count }) => count);
    expect(values).toEqual([...values].sort((one, other) => other - one));
  }
  expect(facetOf(base(), allArticles({}), 'ENTITY', 3)).toHaveLength(3);
  const kinds = facetOf(base(), allArticles({}), 'KIND').map(({ value }) => value);
  expect(kinds.sort()).toEqual(base().prepare('SELECT DISTINCT kind FROM entities ORDER BY kind').pluck().all());
});

test('facets: a row counts once against the time, with and without a filter; so does a block of posting lists', () => {
  const first = bind(entities[0]?.id as number);
  const rowsFor = (score: number | null): number[] => {
    const filter = filterOf('mention', score === null ? {} : { score: { gte: score } });
    const lists = [mentionsOfEntity(first, { filter }), mentionsOfArticle(bind(articles[0]?.id as number), { filter })];
    return lists.map((list) => rowsToGroup(base(), list, 'KIND'));
  };
  expect(rowsFor(0)).toEqual(rowsFor(null));
  expect(Math.min(...rowsFor(null))).toBeGreaterThan(0);
  const blocks = base().prepare('SELECT count(*) FROM posting_blocks').pluck().get() as number;
  const published = (filter: ArticleFilter): number =>
    rowsToGroup(base(), articlesOfEntity(first, { filter: filterOf('article', filter) }), 'KIND');
  expect(published({})).toBe(blocks);
  // Blocks do not hold the number of words.
  expect(published({ wordCount: { gte: 0 } })).toBe(blocks + countedArticles(entities[0] as WorldEntity).length);
});
