/** The place of a dateline is found, whatever the model made of it. */
import { expect, test } from 'vitest';
import { prepareArticle } from '../../../src/extract/article.ts';
import { withDatelines } from '../../../src/extract/tagger/datelines.ts';
import { TYPES, type Type } from '../../../src/extract/tagger/labels.ts';
import { layOut } from '../../../src/text/layout.ts';

/** The names of a text after datelines were read, when the model found the given words. */
function namesIn(text: string, found: readonly [Type, first: number, last: number][]): string[] {
  const article = prepareArticle(layOut([{ role: 'BODY', text, at: null }]));
  const tokens = article.tokens.flat();
  const names = found.map(([type, first, last]) => ({ first, last, type: TYPES.indexOf(type), probability: 0.5 }));
  return withDatelines(names, article).map(
    ({ first, last, type }) => `${TYPES[type]} ${article.text.slice(tokens[first]?.start, tokens[last]?.end)}`,
  );
}

const BODY = 'Rain fell on the valley for three days, and the road to the mill was shut.';

test('datelines: what opens one is a place, found or not', () => {
  expect(namesIn(`TEL HANNA, Oct. 9 (Reuters) - ${BODY}`, [['PER', 0, 1]])).toEqual(['LOC TEL HANNA']);
  expect(namesIn(`TEL HANNA, Oct. 9 (Reuters) - ${BODY}`, [['ORG', 6, 6]])).toEqual(['LOC TEL HANNA', 'ORG Reuters']);
});

test('datelines: who reports is a body, but not what stands in brackets of the text', () => {
  expect(namesIn(`TEL HANNA, Oct. 9 (Elm Post) - ${BODY}`, [['LOC', 6, 7]])).toEqual(['LOC TEL HANNA', 'ORG Elm Post']);
  expect(namesIn(`The dam (Elm Fork) broke. ${BODY}`, [['LOC', 3, 4]])).toEqual(['LOC Elm Fork']);
});

test('datelines: town and region that the model joined are two places', () => {
  expect(namesIn(`ELM FORK, Ga. - ${BODY}`, [['PER', 0, 3]])).toEqual(['LOC ELM FORK', 'LOC Ga.']);
});

test('datelines: other passages are left as they are', () => {
  expect(namesIn(`Tel Hanna spoke. ${BODY}`, [['PER', 0, 1]])).toEqual(['PER Tel Hanna']);
});
