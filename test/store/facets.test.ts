/** Facets against a plain count of the same rows, with and without filters, in every scope. */
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../src/model.ts';
import type { ArticleFilter, EntityFilter, MentionFilter } from '../../src/store/filter/model.ts';
import type { FacetRow } from '../../src/store/read/facet-rows.ts';
import { articleFacet, entityFacet, type FacetField, mentionFacet } from '../../src/store/read/facets.ts';
import { ROOT } from '../../src/store/sql/scope.ts';
import { countedArticles, fitsArticle, fitsEntity, fitsMention } from './plain-filter.ts';
import { shared } from './shared.ts';
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

type Value = string | null | undefined;

/** How often each value occurs; a thing may have many, undefined is none. */
const tally = <Thing>(things: readonly Thing[], values: (thing: Thing) => Iterable<Value>): Map<Value, number> => {
  const found = new Map<Value, number>();
  for (const thing of things) {
    for (const value of new Set(values(thing))) if (value !== undefined) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
};

const asMap = (rows: readonly FacetRow[] | undefined): Map<Value, number> =>
  new Map((rows ?? []).map(({ value, count }) => [value, count]));

const yearOf = (time: string): string | null => time.slice(0, 4) || null;
const entityKey = ({ entity }: WorldMention): string | null => entity?.record.key ?? null;

const ofArticle: Record<FacetField, (article: WorldArticle) => Iterable<Value>> = {
  KIND: ({ mentions }) => mentions.flatMap(({ status, kind }) => (status === 'ACCEPTED' ? [kind] : [])),
  SOURCE: ({ record }) => [record.source],
  YEAR: ({ publishedAt }) => [yearOf(publishedAt)],
  ENTITY: ({ mentions }) => mentions.flatMap((mention) => (counts(mention) ? [entityKey(mention) ?? undefined] : [])),
};

const ofMention: Record<FacetField, (mention: WorldMention) => Iterable<Value>> = {
  KIND: ({ kind }) => [kind],
  SOURCE: ({ article }) => [article.record.source],
  YEAR: ({ article }) => [yearOf(article.publishedAt)],
  ENTITY: (mention) => [entityKey(mention)],
};

const firstArticle = (entity: WorldEntity): WorldArticle | undefined =>
  countedArticles(entity)
    .filter(({ publishedAt }) => publishedAt !== '')
    .sort((one, other) =>
      one.publishedAt === other.publishedAt ? one.id - other.id : one.publishedAt < other.publishedAt ? -1 : 1,
    )[0];

const ofEntity: Record<Exclude<FacetField, 'ENTITY'>, (entity: WorldEntity) => Iterable<Value>> = {
  KIND: ({ record }) => [record.kind],
  SOURCE: (entity) => [firstArticle(entity)?.record.source ?? null],
  YEAR: (entity) => [yearOf(firstArticle(entity)?.publishedAt ?? '')],
};

const FIELDS = ['KIND', 'SOURCE', 'YEAR', 'ENTITY'] as const;
const entityIds = entities.map(({ id }) => id);
const articleIds = articles.map(({ id }) => id);

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

describe.each(FIELDS)('by %s', (by) => {
  test.each(articleFilters)('articles %j', (filter) => {
    const such = articles.filter((article) => fitsArticle(filter ?? {}, article));
    expect(asMap(articleFacet(base(), ROOT, { filter, by, first: 100 })[0])).toEqual(tally(such, ofArticle[by]));
    const within = articleFacet(base(), { of: 'entity', ids: entityIds }, { filter, by, first: 100 });
    const expected = entities.map((entity) =>
      tally(
        countedArticles(entity).filter((article) => such.includes(article)),
        ofArticle[by],
      ),
    );
    expect(within.map(asMap)).toEqual(expected);
  });

  test.each(mentionFilters)('mentions %j', (filter) => {
    const such = mentions.filter((mention) => fitsMention(filter ?? {}, mention));
    expect(asMap(mentionFacet(base(), ROOT, { filter, by, first: 100 })[0])).toEqual(tally(such, ofMention[by]));
    const ofEntities = mentionFacet(base(), { of: 'entity', ids: entityIds }, { filter, by, first: 100 });
    expect(ofEntities.map(asMap)).toEqual(
      entities.map((entity) =>
        tally(
          such.filter((mention) => mention.entity === entity),
          ofMention[by],
        ),
      ),
    );
    const inArticles = mentionFacet(base(), { of: 'article', ids: articleIds }, { filter, by, first: 100 });
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

describe.each(['KIND', 'SOURCE', 'YEAR'] as const)('entities by %s', (by) => {
  test.each(entityFilters)('%j', (filter) => {
    const such = entities.filter((entity) => fitsEntity(filter ?? {}, entity));
    expect(asMap(entityFacet(base(), ROOT, { filter, by, first: 100 })[0])).toEqual(tally(such, ofEntity[by]));
    const within = entityFacet(base(), { of: 'article', ids: articleIds }, { filter, by, first: 100 });
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

test('the highest come first, as many as asked for, with their entities', () => {
  for (const scope of [ROOT, { of: 'entity', ids: entityIds.slice(0, 1) }] as const) {
    const [rows = []] = mentionFacet(base(), scope, { by: 'ENTITY', first: 3 });
    const values = rows.map(({ count }) => count);
    expect(values).toEqual([...values].sort((one, other) => other - one));
    for (const { entity, value } of rows) expect(entity?.key ?? null).toBe(value);
  }
  expect(articleFacet(base(), ROOT, { by: 'ENTITY', first: 3 })[0]).toHaveLength(3);
  expect(
    articleFacet(base(), ROOT, { by: 'KIND', first: 100 })[0]
      ?.map(({ value }) => value)
      .sort(),
  ).toEqual([...KINDS].sort());
});
