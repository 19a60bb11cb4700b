/** What a pair of entities that may be one says, and what makes a person believe it. */
import { afterAll, expect, test } from 'vitest';
import { KNOWN, WITH_GUESTS } from './library.ts';
import { gql, stageOf } from './stage.ts';

const stage = stageOf(WITH_GUESTS, KNOWN);
afterAll(stage.close);

test('a pair shows both, in what they are alike, and their company', async () => {
  const source = gql`
    query Pairs($after: String) {
      duplicates(kinds: [PERSON], reasons: [SURNAME], minScore: 0.2, first: 1, after: $after) {
        totalCount
        nodes {
          entity {
            key
          }
          other {
            key
          }
          score
          reason
          name
          otherName
          articleCount
          sharedNeighbours {
            key
          }
        }
      }
    }
  `;
  expect((await stage.get(source)).duplicates).toEqual({
    totalCount: 1,
    nodes: [
      {
        entity: { key: 'person/ada-lovelace' },
        other: { key: 'person/lovelace' },
        score: 0.94,
        reason: 'SURNAME',
        name: 'Ada Lovelace',
        otherName: 'Lovelace',
        articleCount: 0,
        sharedNeighbours: [{ key: 'place/london' }],
      },
    ],
  });
});

test('the pairs of an entity have it first', async () => {
  const source = gql`
    {
      entity(key: "person/lovelace") {
        duplicates(first: 5) {
          totalCount
          nodes {
            id
            entity {
              key
            }
            other {
              key
            }
            name
          }
        }
      }
    }
  `;
  const { duplicates } = (await stage.get(source)).entity;
  expect(duplicates.totalCount).toBe(1);
  expect(duplicates.nodes[0]).toEqual({
    id: 'Duplicate:person/lovelace person/ada-lovelace',
    entity: { key: 'person/lovelace' },
    other: { key: 'person/ada-lovelace' },
    name: 'Lovelace',
  });
});

test('the id of a pair leads to it with the same one first', async () => {
  const source = `query ($id: ID!) { node(id: $id) { id ... on Duplicate { entity { key } other { key } name } } }`;
  const keys = ['person/lovelace', 'person/ada-lovelace'];
  for (const [entity, other] of [keys, keys.toReversed()]) {
    const id = `Duplicate:${entity} ${other}`;
    expect((await stage.get(source, { id })).node).toMatchObject({
      id,
      entity: { key: entity },
      other: { key: other },
    });
  }
});
