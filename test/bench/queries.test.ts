/** The hand-written statements of the benchmark's floor return the same bytes as Dateline. */
import { graphql } from 'graphql';
import { describe, expect, test } from 'vitest';
import { writeArticles } from '../../bench/data/articles.ts';
import { createWorld, WORLD_SIZE } from '../../bench/data/world.ts';
import { QUERIES } from '../../bench/queries/all.ts';
import { createContext } from '../../schema/context.ts';
import { schema } from '../../schema/index.ts';
import { shared } from '../store/shared.ts';

const ARTICLES = 400;
/** Variables of each query that are tried, from the first to the last. */
const TRIED = 40;

const base = shared({ articles: [...writeArticles(createWorld(WORLD_SIZE), ARTICLES)] });

describe.each(QUERIES)('$name', ({ document, variables, floor }) => {
  test('returns the same bytes for each of its variables, which are always the same', async () => {
    const store = base();
    const chosen = variables(store.db);
    expect(chosen.length).toBeGreaterThan(0);
    expect(variables(store.db)).toEqual(chosen);
    const answer = floor(store.db);
    const step = Math.ceil(chosen.length / TRIED);
    for (const variableValues of chosen.filter((_, index) => index % step === 0)) {
      const contextValue = createContext(store);
      const { data, errors } = await graphql({ schema, source: document, variableValues, contextValue });
      expect(errors).toBeUndefined();
      expect(answer(variableValues)).toBe(JSON.stringify(data));
    }
  });
});

test('path of length 3: chooses entities that are three hops apart', () => {
  const path = QUERIES.find(({ name }) => name === 'path of length 3');
  const answer = path?.floor(base().db);
  for (const variables of path?.variables(base().db).slice(0, TRIED) ?? []) {
    expect(JSON.parse(answer?.(variables) ?? '{}')).toMatchObject({ path: { length: 3 } });
  }
});
