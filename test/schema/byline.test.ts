/** Mentions in bylines, captions and credits stay mentions, and nothing counts them: a number that is followed gives as many as it said. */
import { afterAll, describe, expect, test } from 'vitest';
import { articleOf } from '../store/article-of.ts';
import { gql, stageOf } from './stage.ts';

const articles = [
  articleOf(
    'harbor',
    'Council votes\n\nBy [Harriet](person/harriet)\n\nPhoto: [Clara](person/clara) in [Turin](place/turin)\n\n[Clara](person/clara) spoke. [Pelham](person/pelham) left.\n\nCredit: [Reuters](organization/reuters)',
  ),
  articleOf(
    'school',
    'School opens\n\nBy [Harriet](person/harriet)\n\n[Clara](person/clara) met [Harriet](person/harriet).',
  ),
  articleOf('other', 'News\n\nBy [Harriet](person/harriet) and [Pelham](person/pelham)'),
];
const stage = stageOf(articles, []);
afterAll(stage.close);

const keysOf = (nodes: { key: string }[]): string[] => nodes.map(({ key }) => key).sort();

describe('a mention in a byline, caption or credit', () => {
  test('is listed, and says that it does not count and where it stands', async () => {
    const { article, entity } = await stage.get(gql`
      {
        article(key: "harbor") {
          mentions {
            nodes {
              surface
              counts
              passage {
                role
              }
            }
          }
          bylines: mentions(filter: { passageRole: { eq: BYLINE } }) {
            totalCount
            nodes {
              surface
            }
          }
        }
        entity(key: "person/harriet") {
          mentions {
            totalCount
          }
          signed: mentions(filter: { passageRole: { in: [BYLINE, CREDIT] } }) {
            totalCount
            nodes {
              passage {
                role
              }
            }
          }
        }
      }
    `);
    expect(
      article.mentions.nodes.map((one: { surface: string; counts: boolean; passage: { role: string } }) =>
        [one.surface, one.counts, one.passage.role].join(' '),
      ),
    ).toEqual([
      'Harriet false BYLINE',
      'Clara false CAPTION',
      'Turin false CAPTION',
      'Clara true PARAGRAPH',
      'Pelham true PARAGRAPH',
      'Reuters false CREDIT',
    ]);
    expect(article.bylines).toEqual({ totalCount: 1, nodes: [{ surface: 'Harriet' }] });
    expect(entity.mentions.totalCount).toBe(4);
    expect(entity.signed.totalCount).toBe(3);
  });

  test('makes nobody an entity of the article, a neighbour or a related article', async () => {
    const { article, harriet, turin, path } = await stage.get(gql`
      {
        article(key: "harbor") {
          entities {
            totalCount
            nodes {
              key
            }
            edges {
              mentionCount
              salience
              firstMention {
                passage {
                  role
                }
              }
            }
          }
          related {
            nodes {
              key
            }
          }
        }
        harriet: entity(key: "person/harriet") {
          articleCount
          mentionCount
          articles {
            totalCount
          }
          neighbours(window: ARTICLE) {
            nodes {
              key
            }
          }
          timeline(interval: YEAR) {
            articleCount
            mentionCount
          }
        }
        turin: entity(key: "place/turin") {
          articleCount
          mentionCount
          neighbours(window: SENTENCE) {
            totalCount
          }
        }
        path(from: "Entity:person/harriet", to: "Entity:place/turin") {
          hops {
            articleCount
          }
        }
      }
    `);
    expect(keysOf(article.entities.nodes)).toEqual(['person/clara', 'person/pelham']);
    for (const edge of article.entities.edges) {
      expect(edge).toMatchObject({ mentionCount: 1, firstMention: { passage: { role: 'PARAGRAPH' } } });
    }
    expect(
      article.entities.edges.reduce((sum: number, edge: { salience: number }) => sum + edge.salience, 0),
    ).toBeCloseTo(1);
    expect(keysOf(article.related.nodes)).toEqual(['school']);
    expect(harriet).toMatchObject({ articleCount: 1, mentionCount: 1, articles: { totalCount: 1 } });
    expect(harriet.timeline).toEqual([{ articleCount: 1, mentionCount: 1 }]);
    expect(keysOf(harriet.neighbours.nodes)).toEqual(['person/clara']);
    expect(turin).toEqual({ articleCount: 0, mentionCount: 0, neighbours: { totalCount: 0 } });
    expect(path).toEqual({ hops: null });
  });

  test('is in no facet of articles, and filters by entity and by kind give as many as facets say', async () => {
    const { articles: all } = await stage.get(gql`
      {
        articles {
          facets {
            kinds {
              kind
              count
            }
            entities(first: 20) {
              entity {
                id
                key
              }
              count
            }
          }
        }
      }
    `);
    const { kinds, entities } = all.facets;
    expect(kinds).toEqual([{ kind: 'PERSON', count: 2 }]);
    expect(keysOf(entities.map(({ entity }: { entity: { key: string } }) => entity))).toEqual([
      'person/clara',
      'person/harriet',
      'person/pelham',
    ]);
    const source = gql`
      query ($filter: ArticleFilter) {
        articles(filter: $filter) {
          totalCount
        }
      }
    `;
    const countOf = async (filter: object): Promise<number> =>
      (await stage.get(source, { filter })).articles.totalCount;
    for (const { entity, count } of entities) {
      expect(await countOf({ entities: { any: [entity.id] } })).toBe(count);
      expect(await countOf({ mentions: { entity: { key: { eq: entity.key } } } })).toBe(count);
    }
    for (const { kind, count } of kinds) expect(await countOf({ mentions: { kind: { eq: kind } } })).toBe(count);
    const bySignature = { passageRole: { eq: 'BYLINE' }, entity: { key: { eq: 'person/harriet' } } };
    expect(await countOf({ mentions: bySignature })).toBe(3);
  });
});
