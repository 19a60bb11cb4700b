/** The entities of one article are bounded: the mentions of those named later stay, without an entity, and a warning says so. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedComponents } from '../../src/ingest/components.ts';
import { limitEntities, MOST_ENTITIES } from '../../src/ingest/entity-limit.ts';
import { ingest } from '../../src/ingest.ts';
import type { EntityKey } from '../../src/model.ts';
import { openStore } from '../../src/store/database/open.ts';
import { entityOf, TESTER } from '../store/article-of.ts';
import { folderOf } from '../support/folder.ts';

const key = (i: number) => `person/p${i}` as EntityKey;
const resolutionOf = (count: number) => ({
  mentions: Array.from({ length: count }, (_, i) => ({
    start: 2 * i,
    end: 2 * i + 1,
    kind: 'PERSON' as const,
    form: 'FULL_NAME' as const,
    status: 'ACCEPTED' as const,
    entity: key(i),
    score: 1,
    linkScore: 1,
    candidates: [],
    assertedBy: TESTER,
  })),
  entities: Array.from({ length: count }, (_, i) => entityOf(key(i))),
});

test('entities of an article: as many as allowed are kept as they are', () => {
  const resolution = resolutionOf(MOST_ENTITIES);
  expect(limitEntities(resolution)).toEqual({ ...resolution, finding: null });
});

test('entities of an article: the mentions of more stay without an entity or candidates', () => {
  const { mentions, entities } = resolutionOf(MOST_ENTITIES + 2);
  const ambiguous = [0, MOST_ENTITIES + 1].map((i) => ({ entity: key(i), score: 0.5 }));
  const again = { ...(mentions[0] as (typeof mentions)[number]), start: 9e6, end: 9e6 + 1 };
  const unclear = { ...again, start: 9e6 + 2, end: 9e6 + 3, entity: null, candidates: ambiguous };
  const limited = limitEntities({ mentions: [...mentions, again, unclear], entities });
  expect(limited.entities).toEqual(entities.slice(0, MOST_ENTITIES));
  expect(limited.mentions).toHaveLength(MOST_ENTITIES + 4);
  expect(limited.mentions.slice(MOST_ENTITIES).map((one) => [one.entity, one.candidates])).toEqual([
    [null, []],
    [null, []],
    [key(0), []],
    [null, []],
  ]);
  expect(limited.finding).toEqual(['TOO_LARGE', expect.stringContaining(`names ${MOST_ENTITIES + 2} entities`)]);
});

test('entities of an article: a list of more is loaded with a warning', async () => {
  const names = Array.from({ length: MOST_ENTITIES + 100 }, (_, i) => `Ada${i + 1000}`);
  const lines = names.flatMap((name, i) => [
    `T${i}\tPerson ${i * 14} ${i * 14 + name.length}\t${name}`,
    `N${i}\tReference T${i} dateline:person/p${i}\t${name}`,
  ]);
  const from = folderOf({ 'a.txt': names.map((name) => `${name} came. `).join(''), 'a.ann': lines.join('\n') });
  const database = join(from, '.a.sqlite');
  const { articles, problems } = await ingest({ command: 'SEED', dryRun: false, from, database }, shippedComponents());
  expect(articles.added).toBe(1);
  expect(problems.map(({ code, severity, file }) => [code, severity, file])).toEqual([
    ['TOO_LARGE', 'WARNING', 'a.txt'],
  ]);
  const store = openStore(database, { readonly: true });
  expect(store.prepare('SELECT count(*) FROM article_entities').pluck().get()).toBe(MOST_ENTITIES);
  store.close();
});
