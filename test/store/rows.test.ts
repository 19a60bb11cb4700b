/** Rows say what was seeded; finders keep the order of what they are asked and answer null for what is not there. */
import { expect, test } from 'vitest';
import { articleEntities, entityArticles } from '../../src/store/read/appearances.ts';
import { findArticles, findArticlesByKey, findTexts } from '../../src/store/read/articles.ts';
import { findEntities, findEntitiesByIdentifier, findEntitiesByKey } from '../../src/store/read/entities.ts';
import { findMentions, listMentions } from '../../src/store/read/mentions.ts';
import { listAliases, listIdentifiers } from '../../src/store/read/names.ts';
import { findSentences, listPassages, listSentenceMentions, listSentences } from '../../src/store/read/sentences.ts';
import { countPassageSentences, countPassages, countSentences } from '../../src/store/read/structure-counts.ts';
import { TESTER } from './article-of.ts';
import { countedArticles, seen } from './plain-filter.ts';
import { shared } from './shared.ts';
import { articles, counts, ENTITY_KEYS, entities, mentions, REDIRECT, WORLD } from './world.ts';

const base = shared(WORLD);
const articleIds = articles.map(({ id }) => id);
const entityIds = entities.map(({ id }) => id);

test('articles', () => {
  const rows = findArticles(base(), articleIds);
  expect(rows).toEqual(
    articles.map(({ id, record }) => ({
      id,
      key: record.key,
      title: record.title,
      textHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      publishedAt: record.publication?.at ?? null,
      publishedPrecision: record.publication?.precision ?? null,
      source: record.source,
      url: record.url,
      language: record.language,
      byline: record.byline,
      section: record.section,
      wordCount: record.wordCount,
      seedFile: record.file,
      seedLine: record.line,
    })),
  );
  const [first, second] = articles;
  expect(findArticlesByKey(base(), [second?.record.key as string, 'nothing', first?.record.key as string])).toEqual([
    rows[1],
    null,
    rows[0],
  ]);
  expect(findArticles(base(), [])).toEqual([]);
});

test('texts, letter for letter', () => {
  expect(findTexts(base(), [...articleIds, 1])).toEqual([...articles.map(({ record }) => record.text), null]);
});

test('entities', () => {
  const rows = findEntities(base(), entityIds);
  expect(rows).toEqual(
    entities.map((entity) => ({
      id: entity.id,
      key: entity.record.key,
      kind: entity.record.kind,
      name: entity.record.name,
      inGazetteer: true,
      articleCount: countedArticles(entity).length,
      mentionCount: entity.mentions.filter(counts).length,
      demonymCount: entity.mentions.filter(({ status, form }) => status === 'ACCEPTED' && form === 'DEMONYM').length,
      firstSeen: seen(entity)[0] ?? null,
      lastSeen: seen(entity).at(-1) ?? null,
    })),
  );
  const [survivor, former, none] = findEntitiesByKey(base(), [REDIRECT.to, REDIRECT.from, 'person/unknown']);
  expect(survivor?.key).toBe(REDIRECT.to);
  expect(former).toEqual(survivor);
  expect(none).toBeNull();
  const identifiers = [
    { scheme: 'wikidata', value: 'Q2' },
    { scheme: 'wikidata', value: '1' },
  ];
  expect(findEntitiesByIdentifier(base(), identifiers).map((row) => row?.key)).toEqual(['place/arcadia', undefined]);
});

test('aliases and identifiers, with who says so', () => {
  const aliases = listAliases(base(), entityIds).map((rows) => new Set(rows.map(({ name }) => name)));
  expect(aliases).toEqual(entities.map(({ record }) => new Set(record.aliases.map(({ name }) => name))));
  expect(listAliases(base(), entityIds)[0]?.[0]?.assertedBy).toEqual(TESTER);
  expect(listIdentifiers(base(), entityIds)).toEqual(entities.map(({ record }) => record.identifiers));
});

test('mentions of any status, by their place', () => {
  const refs = mentions.map(({ article, start, end }) => ({ articleKey: article.record.key, start, end }));
  const rows = findMentions(base(), [...refs, { articleKey: 'news/0', start: 0, end: 100_000 }]);
  expect(rows).toEqual([
    ...mentions.map(({ article: { id, record }, asserter, entity, sentence, ...mention }) => {
      const passage = record.passages.find(({ start, end }) => start <= mention.start && mention.end <= end);
      return {
        articleKey: record.key,
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
        assertedBy: asserter,
        sentence: { start: sentence, end: record.sentences.find(({ start }) => start === sentence)?.end },
        passage,
      };
    }),
    null,
  ]);
});

test('passages and sentences, and what is in them', () => {
  const passages = listPassages(base(), articleIds, { first: 100 });
  expect(passages.map(({ rows }) => rows.map(({ start, end, role }) => ({ start, end, role })))).toEqual(
    articles.map(({ record }) => record.passages.map(({ start, end, role }) => ({ start, end, role }))),
  );
  const sentences = listSentences(base(), { of: 'article', ids: articleIds }, { first: 100 });
  expect(sentences.map(({ rows }) => rows.map(({ start, end, passage }) => [start, end, passage.start]))).toEqual(
    articles.map(({ record }) => record.sentences.map(({ start, end, passage }) => [start, end, passage])),
  );
  expect(countPassages(base(), articleIds)).toEqual(articles.map(({ record }) => record.passages.length));
  expect(countSentences(base(), articleIds)).toEqual(articles.map(({ record }) => record.sentences.length));

  const places = articles.flatMap(({ id, record }) => record.passages.map(({ start }) => ({ articleId: id, start })));
  const within = listSentences(base(), { of: 'passage', passages: places }, { first: 100 });
  const expected = articles.flatMap(({ record }) =>
    record.passages.map(({ start }) =>
      record.sentences.filter(({ passage }) => passage === start).map((it) => it.start),
    ),
  );
  expect(within.map(({ rows }) => rows.map(({ start }) => start))).toEqual(expected);
  expect(countPassageSentences(base(), places)).toEqual(expected.map((starts) => starts.length));

  const all = sentences.flatMap(({ rows }) => rows);
  const refs = all.map(({ articleKey, start }) => ({ articleKey, start }));
  expect(findSentences(base(), [...refs, { articleKey: 'news/0', start: -1 }])).toEqual([...all, null]);
  const accepted = mentions.filter(({ status }) => status === 'ACCEPTED');
  expect(listSentenceMentions(base(), all).map((rows) => rows.map(({ start }) => start))).toEqual(
    all.map(({ articleId, start }) =>
      accepted.filter(({ article, sentence }) => article.id === articleId && sentence === start).map((it) => it.start),
    ),
  );
});

test('ties between articles and entities are the same from either side, and their first mention is there', () => {
  const fromArticles = articleEntities(base(), articleIds, { page: { first: 100 } }).flatMap(({ rows }, index) =>
    rows.map(({ entity, ...tie }) => [articles[index]?.record.key, entity.key, tie]),
  );
  const firstHalf = entityIds.flatMap((id, index) => {
    const pages = [{ first: 100 }, { last: 100 }].map((page) => entityArticles(base(), [id], { page })[0]);
    const rows = new Map(pages.flatMap((page) => page?.rows ?? []).map((row) => [row.article.key, row]));
    return [...rows.values()].map(({ article, ...tie }) => [article.key, ENTITY_KEYS[index], tie]);
  });
  const sorted = (ties: unknown[][]) => ties.map((tie) => JSON.stringify(tie)).sort();
  expect(sorted(firstHalf)).toEqual(sorted(fromArticles));

  const refs = fromArticles.map(([articleKey, , tie]) => ({
    articleKey,
    ...(tie as { firstMention: object }).firstMention,
  }));
  const found = findMentions(base(), refs as never);
  expect(found.map((row) => row?.status)).toEqual(refs.map(() => 'ACCEPTED'));
  const keyOf = new Map(entities.map(({ id, record }) => [id, record.key as string]));
  expect(found.map((row) => keyOf.get(row?.entityId as number))).toEqual(fromArticles.map(([, key]) => key));
});

test('mentions listed are the mentions found', () => {
  const [page] = listMentions(base(), { of: 'root' }, { page: { first: 50 } });
  expect(findMentions(base(), page?.rows ?? [])).toEqual(page?.rows);
});
