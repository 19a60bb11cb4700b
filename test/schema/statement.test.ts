/** What a statement says: who speaks, in which words, to whom, within what, and where it stands. */
import { afterAll, expect, test } from 'vitest';
import { KNOWN, LIBRARY } from './library.ts';
import { gql, stageOf } from './stage.ts';

const stage = stageOf(LIBRARY, KNOWN);
afterAll(stage.close);

const TEXT = LIBRARY.find(({ key }) => key === 'engine/notes')?.text ?? '';
const CUE = TEXT.indexOf('a paper by');
const OUTER = TEXT.indexOf('has added');

test('all it says', async () => {
  const source = gql`
    query ($id: ID!) {
      statement(id: $id) {
        id
        mode
        text
        content {
          surface
          span {
            start
            end
          }
          context(before: 2, after: 1) {
            before
            surface
            after
          }
        }
        cue {
          surface
          span {
            start
            end
            points: start(unit: CODE_POINT)
          }
        }
        speaker {
          surface
        }
        speakerEntity {
          key
        }
        addressee {
          surface
        }
        parent {
          id
          text
          parent {
            id
          }
          nested {
            id
          }
        }
        nested {
          id
        }
        sentence {
          text
        }
        article {
          key
        }
      }
    }
  `;
  const id = `Statement:engine/notes:${CUE}-${CUE + 10}`;
  const content = TEXT.indexOf('an Italian');
  expect(await stage.get(source, { id })).toEqual({
    statement: {
      id,
      mode: 'DIRECT',
      text: 'an Italian engineer',
      content: {
        surface: 'an Italian engineer',
        span: { start: content, end: content + 19 },
        context: { before: ', ', surface: 'an Italian engineer', after: '.' },
      },
      cue: { surface: 'a paper by', span: { start: CUE, end: CUE + 10, points: CUE - 1 } },
      speaker: { surface: 'Luigi Menabrea' },
      speakerEntity: { key: 'person/luigi-menabrea' },
      addressee: null,
      parent: {
        id: `Statement:engine/notes:${OUTER}-${OUTER + 9}`,
        text: 'notes to a paper by Luigi Menabrea, an Italian engineer',
        parent: null,
        nested: [{ id }],
      },
      nested: [],
      sentence: { text: '🎩 Ada Lovelace has added notes to a paper by Luigi Menabrea, an Italian engineer.' },
      article: { key: 'engine/notes' },
    },
  });
});

test('those of an article as it goes on; candidates do not speak unless one asks for them', async () => {
  const source = gql`
    {
      article(key: "engine/notes") {
        statements {
          totalCount
          nodes {
            text
            speakerEntity {
              name
            }
          }
        }
        asked: statements(filter: { speaker: { status: { in: [CANDIDATE] } } }) {
          nodes {
            speaker {
              surface
              status
            }
          }
        }
      }
    }
  `;
  const { statements, asked } = (await stage.get(source)).article;
  expect(statements).toEqual({
    totalCount: 3,
    nodes: [
      {
        text: 'notes to a paper by Luigi Menabrea, an Italian engineer',
        speakerEntity: { name: 'Ada Lovelace' },
      },
      { text: 'an Italian engineer', speakerEntity: { name: 'Luigi Menabrea' } },
      { text: 'nor Turin', speakerEntity: null },
    ],
  });
  expect(asked.nodes).toEqual([{ speaker: { surface: 'Turin', status: 'CANDIDATE' } }]);
});

test('those of an entity, latest first, counted by what they have in common', async () => {
  const source = gql`
    {
      entity(key: "person/ada-lovelace") {
        statements(first: 2) {
          totalCount
          nodes {
            addressee {
              surface
            }
            article {
              publishedAt
            }
          }
          facets {
            years(first: 1) {
              year
              count
            }
            sources(first: 2) {
              source
              count
            }
          }
        }
      }
      statements(first: 1) {
        totalCount
        facets {
          speakers(first: 5) {
            entity {
              key
            }
            count
          }
        }
      }
      statistics {
        statementCount
        roleCount
      }
    }
  `;
  const { entity, statements, statistics } = await stage.get(source);
  expect(entity.statements.totalCount).toBe(26);
  expect(entity.statements.nodes[0]).toEqual({ addressee: null, article: { publishedAt: '1843-09-01T00:00:00Z' } });
  expect(entity.statements.nodes[1].addressee.surface).toMatch(/^Friend \d+$/);
  expect(entity.statements.facets).toEqual({
    years: [{ year: expect.any(Number), count: 4 }],
    sources: [
      { source: 'Gazette', count: 13 },
      { source: 'Post', count: 12 },
    ],
  });
  expect(statements.facets.speakers).toEqual([
    { entity: { key: 'person/ada-lovelace' }, count: 26 },
    { entity: null, count: 1 },
    { entity: { key: 'person/luigi-menabrea' }, count: 1 },
  ]);
  expect(statistics).toEqual({ statementCount: statements.totalCount, roleCount: 27 });
});

test('an order by position is refused outside one article', async () => {
  expect(await stage.refusal('{ statements(orderBy: { field: POSITION }) { nodes { id } } }')).toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});
