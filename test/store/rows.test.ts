/** Rows have what was seeded; a key of nothing leads to no row. */
import { expect, test } from 'vitest';
import type { Asserter } from '../../src/model.ts';
import {
  type AppearanceRow,
  articlesOfEntity,
  entitiesOfArticle,
  firstMention,
} from '../../src/store/read/appearances.ts';
import { type ArticleRow, articleByKey, articleKeyOf, textOf } from '../../src/store/read/articles.ts';
import { type EntityRow, entityByIdentifier, entityByKey } from '../../src/store/read/entities.ts';
import type { MentionRow } from '../../src/store/read/mention-sources.ts';
import { allMentions, mentionByKey, surfaceOf } from '../../src/store/read/mentions.ts';
import { type AsserterRow, aliasesOf, identifiersOf } from '../../src/store/read/names.ts';
import {
  mentionsIn,
  passageOfSentence,
  passagesOf,
  type SentenceRow,
  sentenceAt,
  sentenceByKey,
  sentencesOf,
  sentencesOfPassage,
} from '../../src/store/read/sentences.ts';
import type { Sql } from '../../src/store/sql/expression.ts';
import { eq } from '../../src/store/sql/operators.ts';
import { lengthOf } from '../../src/store/sql/page-source.ts';
import { from, lookup, refer } from '../../src/store/sql/query.ts';
import { pageIn, readOne, rowsIn, type Shape } from '../../src/store/sql/read.ts';
import { articles as articlesTable, asserters } from '../../src/store/sql/tables/articles.ts';
import { entities as entitiesTable } from '../../src/store/sql/tables/entities.ts';
import { TESTER } from './article-of.ts';
import { countedArticles, seen } from './plain-filter.ts';
import { countOfEach, idsOf, objectsOf, oneIn, oneOfEach, pageOfEach, pager, rowsOfEach, valuesIn } from './read.ts';
import { shared } from './shared.ts';
import { articles, counts, entities, isPeripheral, mentions, REDIRECT, WORLD } from './world.ts';

const base = shared(WORLD);
const articleIds = idsOf(articles.map(({ id }) => id));
const entityIds = idsOf(entities.map(({ id }) => id));
const ALL = { first: 100 };

const articleColumns = (row: ArticleRow) => ({
  id: row.id,
  key: row.key,
  title: row.title,
  textHash: row.text_hash,
  publishedAt: row.published_at,
  publishedPrecision: row.published_precision,
  source: row.source,
  url: row.url,
  language: row.language,
  byline: row.byline,
  section: row.section,
  wordCount: row.word_count,
  seedFile: row.seed_file,
  seedLine: row.seed_line,
  text: textOf(row.id),
});

test('articles: have the metadata and, letter for letter, the text that were seeded', () => {
  const find = { parents: articleIds, one: (id: Sql<number>) => refer(articlesTable, 'id', id) };
  const rows = oneOfEach(base(), find, articleColumns);
  expect(rows).toEqual(
    articles.map(({ id, record }) => ({
      id,
      key: record.key,
      title: record.title,
      textHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      publishedAt: record.publication?.at ?? '',
      publishedPrecision: record.publication?.precision ?? null,
      source: record.source,
      url: record.url,
      language: record.language,
      byline: record.byline,
      section: record.section,
      wordCount: record.wordCount,
      seedFile: record.file,
      seedLine: record.line,
      text: record.text,
    })),
  );
  const [first, second] = articles;
  const parents = objectsOf([second, null, first].map((article) => ({ key: article?.record.key ?? 'nothing' })));
  expect(oneOfEach(base(), { parents, one: ({ key }) => articleByKey(key) }, articleColumns)).toEqual([
    rows[1],
    null,
    rows[0],
  ]);
});

const entityColumns = (row: EntityRow) => ({
  id: row.id,
  key: row.key,
  kind: row.kind,
  name: row.name,
  inGazetteer: row.in_gazetteer,
  articleCount: row.article_count,
  mentionCount: row.mention_count,
  demonymCount: row.demonym_count,
  firstSeen: row.first_published_at,
  lastSeen: row.last_published_at,
});

test('entities: have what was seeded, with the counts of their mentions', () => {
  const find = { parents: entityIds, one: (id: Sql<number>) => refer(entitiesTable, 'id', id) };
  expect(oneOfEach(base(), find, entityColumns)).toEqual(
    entities.map((entity) => ({
      id: entity.id,
      key: entity.record.key,
      kind: entity.record.kind,
      name: entity.record.name,
      inGazetteer: 1,
      articleCount: countedArticles(entity).length,
      mentionCount: entity.mentions.filter(counts).length,
      demonymCount: entity.mentions.filter(
        (mention) => mention.status === 'ACCEPTED' && mention.form === 'DEMONYM' && !isPeripheral(mention),
      ).length,
      firstSeen: seen(entity)[0] ?? '',
      lastSeen: seen(entity).at(-1) ?? '',
    })),
  );
});

test('entities: are found by key, former key and identifier', () => {
  const parents = objectsOf([{ key: REDIRECT.to }, { key: REDIRECT.from }, { key: 'person/unknown' }]);
  const find = { parents, one: ({ key }: { key: Sql<string> }) => entityByKey(key) };
  const [survivor, former, none] = oneOfEach(base(), find, entityColumns);
  expect(survivor?.key).toBe(REDIRECT.to);
  expect(former).toEqual(survivor);
  expect(none).toBeNull();
  const byIdentifier = (value: string) =>
    readOne(base(), entityByIdentifier({ scheme: 'wikidata', value }), ({ key }) => ({ key }));
  expect([byIdentifier('Q2'), byIdentifier('1')]).toEqual([{ key: 'place/arcadia' }, null]);
});

const asserterColumns = ({ type, name, version }: AsserterRow) => valuesIn<string>(type, name, version);
/** An asserter as its columns have it. */
const columnsOf = ({ type, name, version }: Asserter): string[] => [type, name, version ?? ''];

test('aliases and identifiers: have what was seeded, and who asserts it', () => {
  const aliases = rowsOfEach(base(), { parents: entityIds, rows: aliasesOf }, ({ alias, asserter }) => ({
    name: alias.name,
    assertedBy: asserterColumns(asserter),
  }));
  expect(aliases.map((rows) => new Set(rows.map(({ name }) => name)))).toEqual(
    entities.map(({ record }) => new Set(record.aliases.map(({ name }) => name))),
  );
  expect(aliases[0]?.[0]?.assertedBy).toEqual(columnsOf(TESTER));
  const identifiers = rowsOfEach(base(), { parents: entityIds, rows: identifiersOf }, ({ identifier, asserter }) => ({
    scheme: identifier.scheme,
    value: identifier.value,
    assertedBy: asserterColumns(asserter),
  }));
  expect(identifiers).toEqual(
    entities.map(({ record }) =>
      record.identifiers.map(({ assertedBy, ...identifier }) => ({
        ...identifier,
        assertedBy: columnsOf(assertedBy),
      })),
    ),
  );
});

interface Position {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const mentionOfEach = <S extends Shape>(positions: readonly Position[], shape: (mention: MentionRow) => S) =>
  oneOfEach(
    base(),
    { parents: objectsOf(positions), one: ({ key, start, end }) => mentionByKey(key, { start, end }) },
    shape,
  );

test('mentions: those of any status are found by their position', () => {
  const positions = mentions.map(({ article, start, end }) => ({ key: article.record.key as string, start, end }));
  const found = mentionOfEach([...positions, { key: 'news/0', start: 0, end: 100_000 }], (mention) => {
    const sentence = { articleId: mention.article_id, start: mention.sentence_start };
    return {
      articleId: mention.article_id,
      start: mention.start,
      end: mention.end,
      surface: surfaceOf(mention),
      kind: mention.kind,
      form: mention.form,
      status: mention.status,
      entityId: mention.entity_id,
      score: mention.score,
      linkScore: mention.link_score,
      assertedBy: oneIn(refer(asserters, 'id', mention.asserter_id), (asserter) => ({
        columns: asserterColumns(asserter),
      })),
      sentence: oneIn(sentenceAt(sentence), ({ start, end }) => ({ start, end })),
      passage: oneIn(passageOfSentence(sentence), ({ start, end, role }) => ({ start, end, role })),
    };
  });
  expect(found).toEqual([
    ...mentions.map(({ article: { id, record }, asserter, entity, sentence, ...mention }) => ({
      articleId: id,
      start: mention.start,
      end: mention.end,
      surface: record.text.slice(mention.start, mention.end),
      kind: mention.kind,
      form: mention.form,
      status: mention.status,
      entityId: entity?.id ?? null,
      score: mention.score,
      linkScore: mention.linkScore,
      assertedBy: [{ columns: columnsOf(asserter as Asserter) }],
      sentence: [{ start: sentence, end: record.sentences.find(({ start }) => start === sentence)?.end }],
      passage: [record.passages.find(({ start, end }) => start <= mention.start && mention.end <= end)],
    })),
    null,
  ]);
});

const startOf = ({ start }: { readonly start: Sql<number> }) => ({ start });
const startsIn = (rows: readonly { readonly start: number }[]): number[] => rows.map(({ start }) => start);

test('passages: are listed in each article with the sentences in them', () => {
  const of = { parents: articleIds, list: passagesOf, page: ALL };
  const pages = pageOfEach(base(), of, (passage) => ({
    start: passage.start,
    end: passage.end,
    role: passage.role,
    sentences: pageIn({ list: sentencesOfPassage(passage), args: ALL }, startOf),
    sentenceCount: lengthOf(sentencesOfPassage(passage)),
  }));
  expect(pages.map(({ rows }) => rows.map((row) => ({ ...row, sentences: startsIn(row.sentences.rows) })))).toEqual(
    articles.map(({ record }) =>
      record.passages.map(({ start, end, role }) => {
        const sentences = startsIn(record.sentences.filter(({ passage }) => passage === start));
        return { start, end, role, sentences, sentenceCount: sentences.length };
      }),
    ),
  );
  expect(countOfEach(base(), articleIds, passagesOf)).toEqual(articles.map(({ record }) => record.passages.length));
});

test('sentences: are listed in each article with the accepted mentions in them, and found by their position', () => {
  const columns = (sentence: SentenceRow) => ({
    key: articleKeyOf(sentence.article_id),
    start: sentence.start,
    end: sentence.end,
    passage: sentence.passage_start,
    mentions: rowsIn(mentionsIn(sentence), startOf),
  });
  const sentences = pageOfEach(base(), { parents: articleIds, list: sentencesOf, page: ALL }, columns);
  const accepted = mentions.filter(({ status }) => status === 'ACCEPTED');
  expect(sentences.map(({ rows }) => rows)).toEqual(
    articles.map((article) =>
      article.record.sentences.map(({ start, end, passage }) => ({
        key: article.record.key,
        start,
        end,
        passage,
        mentions: accepted
          .filter((mention) => mention.article === article && mention.sentence === start)
          .map((mention) => ({ start: mention.start })),
      })),
    ),
  );
  expect(countOfEach(base(), articleIds, sentencesOf)).toEqual(articles.map(({ record }) => record.sentences.length));

  const all = sentences.flatMap(({ rows }) => rows);
  const parents = objectsOf([...all.map(({ key, start }) => ({ key, start })), { key: 'news/0', start: -1 }]);
  const found = oneOfEach(base(), { parents, one: ({ key, start }) => sentenceByKey(key, start) }, columns);
  expect(found).toEqual([...all, null]);
});

test('appearances: are the same from articles and from entities, and begin with an accepted mention', () => {
  const keyOf = (entityId: Sql<number>): Sql<string> => {
    const rows = from(entitiesTable, ({ id }) => [eq(id, entityId)]);
    return lookup(rows.row.key, rows) as Sql<string>;
  };
  const columns = (keys: { article: Sql<string>; entity: Sql<string> }, appearance: AppearanceRow) => ({
    ...keys,
    mentionCount: appearance.mention_count,
    salience: appearance.salience,
    firstMention: oneIn(firstMention(appearance), (mention) => ({
      start: mention.start,
      end: mention.end,
      status: mention.status,
      entityId: mention.entity_id,
    })),
  });
  const ofArticles = pageOfEach(
    base(),
    { parents: articleIds, list: (id) => entitiesOfArticle(id, {}), page: ALL },
    ({ entity, appearance }) =>
      columns({ article: articleKeyOf(appearance.article_id), entity: entity.key }, appearance),
  );
  const fromArticles = ofArticles.flatMap(({ rows }) => rows);
  const fromEntities = [ALL, { last: 100 }].flatMap((page) =>
    pageOfEach(
      base(),
      { parents: entityIds, list: (id) => articlesOfEntity(id, {}), page },
      ({ article, appearance }) => columns({ article: article.key, entity: keyOf(appearance.entity_id) }, appearance),
    ).flatMap(({ rows }) => rows),
  );
  const sorted = (rows: readonly object[]): string[] => [...new Set(rows.map((row) => JSON.stringify(row)))].sort();
  expect(sorted(fromEntities)).toEqual(sorted(fromArticles));
  const idOf = new Map(entities.map(({ id, record }) => [record.key as string, id]));
  for (const { entity, firstMention: found } of fromArticles) {
    expect(found).toMatchObject([{ status: 'ACCEPTED', entityId: idOf.get(entity) }]);
  }
});

test('mentions: those of a list are those that are found by their positions', () => {
  const columns = (mention: MentionRow) => ({
    key: articleKeyOf(mention.article_id),
    start: mention.start,
    end: mention.end,
    surface: surfaceOf(mention),
    kind: mention.kind,
    status: mention.status,
    entityId: mention.entity_id,
    score: mention.score,
  });
  const rows = pager(base(), allMentions({}), columns)({ first: 50 }).rows;
  expect(rows).toHaveLength(50);
  expect(mentionOfEach(rows, columns)).toEqual(rows);
});
