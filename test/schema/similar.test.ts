/** Articles that are similar to a text: what they share with it is shown, and a text is bounded. */
import { afterAll, expect, test } from 'vitest';
import { stageOfSeeds } from './seeds-stage.ts';
import { gql, type Stage } from './stage.ts';

let stage: Stage;
const stageOnce = async (): Promise<Stage> => {
  stage ??= await stageOfSeeds();
  return stage;
};
afterAll(() => stage.close());

const SIMILAR = gql`
  query ($text: String!, $after: String) {
    similarArticles(text: $text, first: 3, after: $after) {
      totalCount
      edges {
        cursor
        score
        words
        shared {
          key
        }
        node {
          key
          text
        }
      }
    }
  }
`;

const TEXT =
  'Protesters told Interfax that they had entered the seat of the government. Later Kurmanbek Bakiyev spoke to a crowd in Bishkek.';

interface Edge {
  readonly cursor: string;
  readonly score: number;
  readonly words: readonly string[];
  readonly shared: readonly { readonly key: string }[];
  readonly node: { readonly key: string; readonly text: string };
}

test('the most similar come first, with the words and entities that they share', async () => {
  const { similarArticles } = await (await stageOnce()).get(SIMILAR, { text: TEXT });
  const edges = similarArticles.edges as Edge[];
  expect(edges.map(({ score }) => score)).toEqual(edges.map(({ score }) => score).toSorted((a, b) => b - a));
  const [best] = edges;
  expect(best?.node.key).toBe('000_7e7f4fe492b2e33b');
  const shared = best?.shared.map(({ key }) => key);
  expect(shared?.[0]).toBe('organization/interfax');
  expect(shared?.toSorted()).toEqual(['organization/interfax', 'person/kurmanbek-bakiyev', 'place/bishkek-kg']);
  for (const { words, node } of edges) for (const word of words) expect(node.text.toLowerCase()).toContain(word);
  expect(best?.words).toContain('protesters');
});

test('an article that is pasted in is found first', async () => {
  const { get } = await stageOnce();
  const { articles } = await get('{ articles(first: 5) { nodes { key text } } }');
  for (const { key, text } of articles.nodes) {
    const { similarArticles } = await get(SIMILAR, { text });
    expect(similarArticles.edges[0].node.key).toBe(key);
  }
});

test('pages follow each other', async () => {
  const { get } = await stageOnce();
  const { similarArticles } = await get(SIMILAR, { text: TEXT });
  const edges = similarArticles.edges as Edge[];
  const next = (await get(SIMILAR, { text: TEXT, after: edges[0]?.cursor })).similarArticles.edges as Edge[];
  expect(next.slice(0, 2)).toEqual(edges.slice(1));
});

test('a text without names and rare words is like nothing, one that is too long is refused', async () => {
  const { get, refusal } = await stageOnce();
  expect((await get(SIMILAR, { text: 'The of and.' })).similarArticles.totalCount).toBe(0);
  expect(await refusal(SIMILAR, { text: 'a'.repeat(20_001) })).toMatchObject({ code: 'LIMIT_EXCEEDED' });
});
