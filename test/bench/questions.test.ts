/** The statements that the benchmark's floor runs answer its questions as Dateline does, byte for byte. */
import { graphql } from 'graphql';
import { describe, expect, test } from 'vitest';
import { writeArticles } from '../../bench/data/articles.ts';
import { createWorld, WORLD_SIZE } from '../../bench/data/world.ts';
import { QUESTIONS } from '../../bench/questions/all.ts';
import { createContext } from '../../schema/context.ts';
import { schema } from '../../schema/index.ts';
import { shared } from '../store/shared.ts';

const ARTICLES = 400;

const base = shared({ articles: [...writeArticles(createWorld(WORLD_SIZE), ARTICLES)] });

describe.each(QUESTIONS)('$name', ({ document, variables, floor }) => {
  test('has variables, always the same, and an answer to each that is the same by hand', async () => {
    const store = base();
    const asked = variables(store.db);
    expect(asked.length).toBeGreaterThan(0);
    expect(variables(store.db)).toEqual(asked);
    const answer = floor(store.db);
    for (const variableValues of asked) {
      const contextValue = createContext(store);
      const { data, errors } = await graphql({ schema, source: document, variableValues, contextValue });
      expect(errors).toBeUndefined();
      expect(answer(variableValues)).toBe(JSON.stringify(data));
    }
  });
});

test('the variables of a path really are three steps apart', () => {
  const path = QUESTIONS.find(({ name }) => name === 'path of length 3');
  const answer = path?.floor(base().db);
  for (const asked of path?.variables(base().db) ?? []) {
    expect(JSON.parse(answer?.(asked) ?? '{}')).toMatchObject({ path: { length: 3 } });
  }
});
