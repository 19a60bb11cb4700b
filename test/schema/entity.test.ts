/** What an entity is called, where it appears and with whom. */
import { afterAll, expect, test } from 'vitest';
import { KNOWN, LIBRARY } from './library.ts';
import { gql, stageOf } from './stage.ts';

const stage = stageOf(LIBRARY, KNOWN);
afterAll(stage.close);

test('what it is and what it is called, by whom', async () => {
  const source = gql`
    {
      entity(key: "person/ada-lovelace") {
        id
        key
        kind
        name
        inGazetteer
        articleCount
        mentionCount
        demonymCount
        firstSeen
        lastSeen
        aliases {
          name
          form
          assertedBy {
            type
            name
            version
          }
        }
        identifiers {
          scheme
          value
          assertedBy {
            name
          }
        }
      }
    }
  `;
  const reader = { type: 'EXTRACTOR', name: 'reader', version: '1' };
  const { entity } = await stage.get(source);
  expect(entity).toMatchObject({
    id: 'Entity:person/ada-lovelace',
    key: 'person/ada-lovelace',
    kind: 'PERSON',
    name: 'Ada Lovelace',
    inGazetteer: true,
    articleCount: 28,
    mentionCount: 30,
    demonymCount: 0,
    firstSeen: '1820-01-10T00:00:00Z',
    lastSeen: '1843-09-01T00:00:00Z',
    identifiers: [{ scheme: 'wikidata', value: 'Q7259', assertedBy: { name: 'gazetteer/people.yml' } }],
  });
  expect(entity.aliases).toContainEqual({ name: 'Ada Lovelace', form: 'FULL_NAME', assertedBy: reader });
  expect(entity.aliases).toContainEqual({
    name: 'Augusta Ada King',
    form: 'FULL_NAME',
    assertedBy: { type: 'SEED', name: 'gazetteer/people.yml', version: null },
  });
});

test('an entity that no article mentions is there all the same', async () => {
  const source = gql`
    {
      entity(key: "place/atlantis") {
        name
        articleCount
        firstSeen
        lastSeen
        articles {
          totalCount
          nodes {
            id
          }
        }
        timeline {
          start
        }
      }
    }
  `;
  expect(await stage.get(source)).toEqual({
    entity: {
      name: 'Atlantis',
      articleCount: 0,
      firstSeen: null,
      lastSeen: null,
      articles: { totalCount: 0, nodes: [] },
      timeline: [],
    },
  });
});

test('is found by its id, a former one, its key, a former one, and its identifiers', async () => {
  const source = gql`
    {
      a: entity(id: "Entity:person/ada-lovelace") {
        key
      }
      b: entity(id: "Entity:person/ada-byron") {
        key
      }
      c: entity(key: "person/ada-byron") {
        key
      }
      d: entity(identifier: { scheme: "wikidata", value: "Q7259" }) {
        key
      }
      nobody: entity(identifier: { scheme: "wikidata", value: "Q0" }) {
        key
      }
    }
  `;
  const ada = { key: 'person/ada-lovelace' };
  expect(await stage.get(source)).toEqual({ a: ada, b: ada, c: ada, d: ada, nobody: null });
});

test.each([
  ['', 'Give exactly one of "id", "key", "identifier"; 0 are given.'],
  ['(key: null)', 'Give exactly one of "id", "key", "identifier"; 0 are given.'],
  ['(key: "a", id: "Entity:a")', 'Give exactly one of "id", "key", "identifier"; 2 are given.'],
  ['(id: "Article:undated")', expect.stringContaining('Article:undated is not of type: Entity')],
])('entity%s is refused', async (given, message) => {
  expect(await stage.refusal(`{ entity${given} { key } }`)).toEqual({ message, code: 'BAD_USER_INPUT' });
});

test('its articles, and how it stands in each; those with demonyms alone are left out', async () => {
  const source = gql`
    {
      entity(key: "place/italy") {
        articleCount
        mentionCount
        demonymCount
        articles(orderBy: { field: PUBLISHED_AT, direction: ASC }) {
          totalCount
          edges {
            mentionCount
            demonymCount
            salience
            firstMention {
              surface
              sentence {
                text
              }
            }
            node {
              key
            }
          }
          facets {
            sources {
              source
              count
            }
          }
        }
        mentions {
          totalCount
          nodes {
            surface
          }
        }
      }
    }
  `;
  expect(await stage.get(source)).toEqual({
    entity: {
      articleCount: 1,
      mentionCount: 1,
      demonymCount: 1,
      articles: {
        totalCount: 1,
        edges: [
          {
            mentionCount: 1,
            demonymCount: 0,
            salience: expect.any(Number),
            firstMention: {
              surface: 'Italy',
              sentence: { text: 'Charles Babbage spoke in Turin, Italy, of the Analytical Engine.' },
            },
            node: { key: 'engine/turin' },
          },
        ],
        facets: { sources: [{ source: 'Gazette', count: 1 }] },
      },
      mentions: { totalCount: 2, nodes: [{ surface: 'Italian' }, { surface: 'Italy' }] },
    },
  });
});

test('its neighbours, with the sentences that show them', async () => {
  const source = gql`
    {
      entity(key: "person/mary-somerville") {
        neighbours(kinds: [PERSON]) {
          totalCount
          edges {
            weight
            sentenceCount
            articleCount
            node {
              name
            }
            evidence(first: 1) {
              totalCount
              nodes {
                text
              }
            }
          }
        }
        wide: neighbours(window: ARTICLE, kinds: [ORGANIZATION]) {
          edges {
            weight
            sentenceCount
            articleCount
            node {
              name
            }
          }
        }
        evidence(with: "Entity:person/charles-babbage") {
          nodes {
            article {
              key
            }
          }
        }
        none: evidence(with: "Entity:person/nobody") {
          totalCount
        }
      }
    }
  `;
  const { entity } = await stage.get(source);
  expect(entity.neighbours).toEqual({
    totalCount: 2,
    edges: [
      {
        weight: 2,
        sentenceCount: 2,
        articleCount: 2,
        node: { name: 'Ada Lovelace' },
        evidence: { totalCount: 2, nodes: [{ text: 'Mary Somerville brought Ada Lovelace to Charles Babbage.' }] },
      },
      expect.objectContaining({ weight: 1, node: { name: 'Charles Babbage' } }),
    ],
  });
  expect(entity.wide.edges).toHaveLength(2);
  expect(entity.wide.edges[0]).toMatchObject({ weight: 1, articleCount: 1, sentenceCount: 0 });
  expect(entity.evidence.nodes).toEqual([{ article: { key: 'society/evening' } }]);
  expect(entity.none).toBeNull();
});

test('its timeline counts each interval, and apart what is of none', async () => {
  const source = gql`
    {
      entity(key: "person/mary-somerville") {
        years: timeline(interval: YEAR) {
          start
          articleCount
          mentionCount
        }
        days: timeline(interval: DAY) {
          start
          articleCount
          mentionCount
        }
      }
    }
  `;
  expect(await stage.get(source)).toEqual({
    entity: {
      years: [
        { start: '1834-01-01T00:00:00Z', articleCount: 1, mentionCount: 1 },
        { start: null, articleCount: 1, mentionCount: 1 },
      ],
      days: [{ start: null, articleCount: 2, mentionCount: 2 }],
    },
  });
});
