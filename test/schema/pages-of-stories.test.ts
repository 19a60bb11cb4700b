/** Pages of lists that need near copies or several states of a knowledge base: joined, they are the whole list. */
import { afterAll, expect, test } from 'vitest';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore } from '../../src/store/database/open.ts';
import { reseedTo } from '../store/base.ts';
import { range, story } from '../store/story.ts';
import { gql, openStage, type Stage, temporary, type Variables } from './stage.ts';

const ORIGINAL = story('original', range(0, 8), { at: '2020-01-01' });
/** Each without another sentence of the original. */
const COPIES = range(0, 5).map((left) =>
  story(
    `copy-${left}`,
    range(0, 8).filter((number) => number !== left),
    { at: `2020-01-0${left + 2}` },
  ),
);

const { path, remove } = temporary();
migrate(path);
const writer = openStore(path);
reseedTo(writer, { articles: [ORIGINAL] });
const stage = openStage(path, () => {
  writer.close();
  remove();
});
const { statistics } = await stage.get(gql`{ statistics { revision } }`);
reseedTo(writer, { articles: [ORIGINAL, ...COPIES] });
afterAll(stage.close);

interface Page {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

async function pagesOf(of: Stage, query: string, variables: Variables): Promise<Page[]> {
  const pages: Page[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { list } = (await of.get(query, { ...variables, after })) as { readonly list: Page };
    pages.push(list);
    ({ endCursor: after, hasNextPage: more } = list.pageInfo);
  }
  return pages;
}

const idsOf = (pages: readonly Page[]): string[] => pages.flatMap(({ edges }) => edges.map(({ node }) => node.id));

test('the versions of an article', async () => {
  const query = gql`
    query ($after: String) { article(key: "original") { versions(first: 2, after: $after) {
      totalCount edges { node { id } } pageInfo { endCursor hasNextPage } } } }`;
  const pages = await pagesOf(
    {
      ...stage,
      get: async (...args) => {
        const { article } = await stage.get(...args);
        return { list: article.versions };
      },
    },
    query,
    {},
  );
  expect(pages.map(({ totalCount, edges }) => [totalCount, edges.length])).toEqual([
    [5, 2],
    [5, 2],
    [5, 1],
  ]);
  expect(idsOf(pages).sort()).toEqual(COPIES.map(({ key }) => `Article:${key}`));
});

test('what changed since a revision', async () => {
  const query = gql`
    query ($revision: String!, $after: String) { list: changedSince(revision: $revision, first: 2, after: $after) {
      totalCount edges { node { id } } pageInfo { endCursor hasNextPage } } }`;
  const pages = await pagesOf(stage, query, { revision: statistics.revision });
  const ids = idsOf(pages);
  expect(pages.every(({ totalCount }) => totalCount === ids.length)).toBe(true);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids.filter((id) => id.startsWith('Article:')).sort()).toEqual(COPIES.map(({ key }) => `Article:${key}`));
});
