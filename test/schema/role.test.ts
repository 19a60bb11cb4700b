/** What a role says: whose it is, of what, and which words of which sentence say so. */
import { afterAll, expect, test } from 'vitest';
import { KNOWN, LIBRARY } from './library.ts';
import { gql, stageOf } from './stage.ts';

const stage = stageOf(LIBRARY, KNOWN);
afterAll(stage.close);

const TEXT = LIBRARY.find(({ key }) => key === 'engine/notes')?.text ?? '';
const ENGINEER = TEXT.indexOf('engineer');

test('all it says, and what is not accepted is left out', async () => {
  const source = gql`
    {
      article(key: "engine/notes") {
        roles {
          totalCount
          nodes {
            id
            text
            span {
              start
              end
              bytes: start(unit: UTF8)
            }
            entity {
              key
            }
            mention {
              surface
            }
            of {
              key
            }
            ofMention {
              surface
              form
            }
            sentence {
              text
            }
            article {
              key
            }
            context(before: 8, after: 1) {
              before
              surface
              after
            }
          }
        }
      }
    }
  `;
  const { roles } = (await stage.get(source)).article;
  expect(roles.totalCount).toBe(2);
  expect(roles.nodes[0]).toEqual({
    id: `Role:engine/notes:${ENGINEER}-${ENGINEER + 8}`,
    text: 'engineer',
    span: { start: ENGINEER, end: ENGINEER + 8, bytes: Buffer.byteLength(TEXT.slice(0, ENGINEER)) },
    entity: { key: 'person/luigi-menabrea' },
    mention: { surface: 'Luigi Menabrea' },
    of: { key: 'place/italy' },
    ofMention: { surface: 'Italian', form: 'DEMONYM' },
    sentence: { text: '🎩 Ada Lovelace has added notes to a paper by Luigi Menabrea, an Italian engineer.' },
    article: { key: 'engine/notes' },
    context: { before: 'Italian ', surface: 'engineer', after: '.' },
  });
  expect(roles.nodes[1]).toMatchObject({ text: 'Mr.', entity: null, of: null, ofMention: null });
});

test('what somebody is called, counted', async () => {
  const source = gql`
    {
      entity(key: "person/friend-4") {
        roles {
          totalCount
          facets {
            texts(first: 3) {
              text
              count
            }
            of(first: 3) {
              entity {
                key
              }
              count
            }
          }
        }
      }
      roles(first: 1) {
        totalCount
        facets {
          texts(first: 2) {
            text
            count
          }
        }
      }
    }
  `;
  const { entity, roles } = await stage.get(source);
  expect(entity.roles).toEqual({
    totalCount: 1,
    facets: { texts: [{ text: 'Friend', count: 1 }], of: [{ entity: { key: 'place/london' }, count: 1 }] },
  });
  expect(roles.totalCount).toBe(27);
  expect(roles.facets.texts).toEqual([
    { text: 'Friend', count: 25 },
    { text: 'Mr.', count: 1 },
  ]);
});
