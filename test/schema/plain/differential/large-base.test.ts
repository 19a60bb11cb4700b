/** What a newsroom asks of 400 articles, recomputed by the plain reading. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clickFacets, clickRandomly, hitsOf, LISTS } from '../../clicks.ts';
import { openStage, type Stage, temporary } from '../../stage.ts';
import { printedSchema } from '../execute.ts';
import { newsroomOperations } from '../operations/newsroom-operations.ts';
import { Random } from '../operations/random.ts';
import { WRITTEN } from '../operations/written-operations.ts';
import { LARGE, writeLargeBase } from './bases.ts';
import { Comparison } from './comparison.ts';

const MINUTES = 600_000;

const { path, remove } = temporary();
let comparison: Comparison;
let stage: Stage;

beforeAll(async () => {
  writeLargeBase(path, new Random(1));
  comparison = await Comparison.open(path, printedSchema(), () => {});
  stage = openStage(path, remove);
}, MINUTES);

afterAll(() => {
  comparison.close();
  stage.close();
});

test('holds as many articles', async () => {
  const { statistics } = await stage.get('{ statistics { articleCount } }');
  expect(statistics.articleCount).toBeGreaterThanOrEqual(LARGE);
});

/** The root fields that find nothing. */
const emptyIn = (data: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(data).flatMap(([name, value]) => {
    const { edges = value, totalCount = 1 } = (value ?? { edges: [] }) as { edges?: unknown; totalCount?: number };
    return totalCount === 0 || (Array.isArray(edges) && edges.length === 0 && totalCount === 1) ? [name] : [];
  });

test(
  'answers what a newsroom asks as the plain reading does, and finds something for each question',
  async () => {
    const operations = newsroomOperations(comparison.pool);
    await comparison.checkAll(operations);
    for (const { source, variables } of operations) {
      expect(emptyIn(await stage.get(source, variables)), source).toEqual([]);
    }
  },
  MINUTES,
);

test(
  'answers written operations as the plain reading does',
  () => comparison.checkAll(WRITTEN.map((source) => ({ source, variables: {} }))),
  MINUTES,
);

test.each([...LISTS, hitsOf('lovelace', ['ENTITY', 'ARTICLE', 'MENTION'])])(
  '$list: a value of a facet gives as many as it says',
  (clickable) => clickFacets(stage.get, clickable),
  MINUTES,
);

test.each([...LISTS, hitsOf('lovelace', ['ENTITY', 'ARTICLE', 'MENTION']), hitsOf('lovelase', ['ARTICLE', 'MENTION'])])(
  '$list: a value of a facet gives as many as it says, within filters that are drawn',
  (clickable) => {
    const random = new Random(7);
    return clickRandomly(stage.get, clickable, { pick: (list) => random.pick(list), most: 8 });
  },
  MINUTES,
);
