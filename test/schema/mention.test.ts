/** What a mention says, and where it stands in every unit. */
import { afterAll, expect, test } from 'vitest';
import { KNOWN, LIBRARY, WITH_GUESTS } from './library.ts';
import { gql, stageOf } from './stage.ts';

const stage = stageOf(LIBRARY, KNOWN);
afterAll(stage.close);

const TEXT = LIBRARY.find(({ key }) => key === 'engine/notes')?.text ?? '';
const ADA = TEXT.indexOf('Ada');

test('all it says', async () => {
  const source = gql`
    query ($id: ID!) {
      mention(id: $id) {
        id
        surface
        start
        end
        kind
        form
        status
        score
        linkScore
        assertedBy {
          type
        }
        entity {
          key
        }
        article {
          key
        }
        passage {
          role
          span {
            start
          }
        }
        sentence {
          text
        }
        context(before: 5, after: 4) {
          before
          surface
          after
        }
        everything: context(before: 1000, after: 1000) {
          before
          after
        }
      }
    }
  `;
  const id = `Mention:engine/notes:${ADA}-${ADA + 12}`;
  expect(await stage.get(source, { id })).toEqual({
    mention: {
      id,
      surface: 'Ada Lovelace',
      start: ADA,
      end: ADA + 12,
      kind: 'PERSON',
      form: 'FULL_NAME',
      status: 'ACCEPTED',
      score: 0.75,
      linkScore: 0.5,
      assertedBy: { type: 'EXTRACTOR' },
      entity: { key: 'person/ada-lovelace' },
      article: { key: 'engine/notes' },
      passage: { role: 'PARAGRAPH', span: { start: ADA - 3 } },
      sentence: {
        text: '🎩 Ada Lovelace has added notes to a paper by Luigi Menabrea, an Italian engineer.',
      },
      context: { before: '\n\n🎩 ', surface: 'Ada Lovelace', after: ' has' },
      everything: { before: TEXT.slice(0, ADA), after: TEXT.slice(ADA + 12) },
    },
  });
});

test('a context never tears a character apart', async () => {
  const source = 'query ($id: ID!) { mention(id: $id) { context(before: 2, after: 0) { before after } } }';
  expect(await stage.get(source, { id: `Mention:engine/notes:${ADA}-${ADA + 12}` })).toEqual({
    mention: { context: { before: ' ', after: '' } },
  });
});

test.each(['before', 'after'])('a context of more than 1000 units %s is refused', async (side) => {
  const source = `query ($id: ID!) { mention(id: $id) { context(${side}: 1001) { before } } }`;
  expect(await stage.refusal(source, { id: `Mention:engine/notes:${ADA}-${ADA + 12}` })).toEqual({
    message: `"${side}" is 1001; it may be 0 to 1000.`,
    code: 'BAD_USER_INPUT',
  });
});

test('offsets in each unit cut the surface out of the text in that unit', async () => {
  const source = gql`
    {
      article(key: "engine/notes") {
        text
        mentions {
          nodes {
            surface
            utf16Start: start(unit: UTF16)
            utf16End: end(unit: UTF16)
            pointStart: start(unit: CODE_POINT)
            pointEnd: end(unit: CODE_POINT)
            byteStart: start(unit: UTF8)
            byteEnd: end(unit: UTF8)
            span {
              start(unit: UTF8)
              end(unit: UTF8)
            }
          }
        }
      }
    }
  `;
  const { text, mentions } = (await stage.get(source)).article;
  const points = [...text];
  const bytes = Buffer.from(text);
  expect(mentions.nodes.length).toBeGreaterThan(5);
  for (const { surface, span, ...at } of mentions.nodes) {
    expect(text.slice(at.utf16Start, at.utf16End)).toBe(surface);
    expect(points.slice(at.pointStart, at.pointEnd).join('')).toBe(surface);
    expect(bytes.subarray(at.byteStart, at.byteEnd).toString()).toBe(surface);
    expect(span).toEqual({ start: at.byteStart, end: at.byteEnd });
  }
  const last = mentions.nodes.at(-1);
  expect(new Set([last.utf16Start, last.pointStart, last.byteStart]).size).toBe(3);
});

test('only accepted mentions are given, unless one asks for others', async () => {
  const source = gql`
    {
      article(key: "engine/notes") {
        accepted: mentions {
          totalCount
        }
        others: mentions(filter: { status: { in: [CANDIDATE, REJECTED] } }) {
          nodes {
            surface
            status
            entity {
              name
            }
          }
        }
        unresolved: mentions(filter: { resolved: false }) {
          nodes {
            surface
            entity {
              name
            }
            linkScore
          }
        }
      }
    }
  `;
  expect(await stage.get(source)).toEqual({
    article: {
      accepted: { totalCount: 10 },
      others: {
        nodes: [
          { surface: 'Ernest', status: 'REJECTED', entity: { name: 'Charles Babbage' } },
          { surface: 'Turin', status: 'CANDIDATE', entity: { name: 'Turin' } },
        ],
      },
      unresolved: { nodes: [{ surface: 'Worthing', entity: null, linkScore: null }] },
    },
  });
});

test('all mentions, counted by what they have in common', async () => {
  const source = gql`
    {
      mentions(first: 1) {
        totalCount
        facets {
          kinds(first: 4) {
            kind
            count
          }
          sources(first: 2) {
            source
            count
          }
          years(first: 1) {
            year
            count
          }
          entities(first: 2) {
            entity {
              name
            }
            count
          }
        }
      }
    }
  `;
  const { totalCount, facets } = (await stage.get(source)).mentions;
  const sum = facets.kinds.reduce((total: number, { count }: { count: number }) => total + count, 0);
  expect(totalCount).toBe(sum);
  expect(facets.kinds[0]).toMatchObject({ kind: 'PERSON' });
  expect(facets.entities).toEqual([
    { entity: { name: 'Ada Lovelace' }, count: 30 },
    { entity: { name: 'London' }, count: 27 },
  ]);
  expect(facets.sources).toEqual([
    { source: 'Gazette', count: expect.any(Number) },
    { source: 'Post', count: expect.any(Number) },
  ]);
  expect(facets.years).toHaveLength(1);
});

test('an order by position is refused outside one article', async () => {
  expect(await stage.refusal('{ mentions(orderBy: { field: POSITION }) { totalCount nodes { id } } }')).toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});

test('an ambiguous one lists what it may name', async () => {
  const source = gql`
    {
      mentions(filter: { status: { eq: CANDIDATE }, resolved: false, article: { key: { eq: "guests" } } }) {
        nodes {
          surface
          entity {
            key
          }
          candidates {
            score
            entity {
              key
            }
          }
        }
      }
    }
  `;
  const guests = stageOf(WITH_GUESTS, KNOWN);
  expect((await guests.get(source)).mentions.nodes).toEqual([
    {
      surface: 'She',
      entity: null,
      candidates: [
        { score: 0.5, entity: { key: 'person/ada-lovelace' } },
        { score: 0.5, entity: { key: 'person/mary-somerville' } },
      ],
    },
  ]);
  guests.close();
});
