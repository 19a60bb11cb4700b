/** Every mutation: its effect, and its payload. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from './desk.ts';
import { KNOWN, LIBRARY } from './library.ts';
import { CHANGE_LISTS, operationFor } from './lists.ts';
import { gql } from './stage.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk(LIBRARY, KNOWN);
});
afterEach(() => {
  expect(desk.defects()).toEqual([]);
  desk.close();
});

const ADA = 'Entity:person/ada-lovelace';
const MARY = 'Entity:person/mary-somerville';
const NOTES = 'Article:engine/notes';

/** The global id of the first mention of the article that has these words, whatever its status. */
async function mentionOf(surface: string, article = 'engine/notes'): Promise<string> {
  const source = `query ($article: String!, $surface: String!) {
    article(key: $article) { mentions(filter: { surface: { eq: $surface }, status: { in: [ACCEPTED, CANDIDATE, REJECTED] } }) { nodes { id } } }
  }`;
  return (await desk.get(source, { article, surface })).article.mentions.nodes[0].id;
}

describe('mutations of entities', () => {
  test('create an entity, rename it, and change its kind', async () => {
    const source = gql`mutation {
      createEntity(input: { kind: PERSON, name: "Annabella Byron", reason: "her mother", clientMutationId: "m1" }) {
        __typename
        ... on CreateEntityPayload { clientMutationId entity { id kind name mentionCount } change { number createdBy reason } }
      }
      renameEntity(input: { entity: "Entity:person/annabella-byron", name: "Lady Byron" }) {
        ... on RenameEntityPayload { entity { id name } }
      }
      changeEntityKind(input: { entity: "Entity:person/annabella-byron", kind: OTHER }) {
        ... on ChangeEntityKindPayload { entity { id kind } }
      }
    }`;
    expect(await desk.get(source)).toEqual({
      createEntity: {
        __typename: 'CreateEntityPayload',
        clientMutationId: 'm1',
        entity: { id: 'Entity:person/annabella-byron', kind: 'PERSON', name: 'Annabella Byron', mentionCount: 0 },
        change: { number: 1, createdBy: 'ada', reason: 'her mother' },
      },
      renameEntity: { entity: { id: 'Entity:person/annabella-byron', name: 'Lady Byron' } },
      changeEntityKind: { entity: { id: 'Entity:person/annabella-byron', kind: 'OTHER' } },
    });
  });

  test('add and remove aliases, and set identifiers', async () => {
    const source = gql`mutation {
      addAlias(input: { entity: "Entity:person/ada-lovelace", name: "Countess of Lovelace" }) {
        ... on AddAliasPayload { entity { aliases { name form assertedBy { type } } } }
      }
      removeAlias(input: { entity: "Entity:person/ada-lovelace", name: "Augusta Ada King" }) {
        ... on RemoveAliasPayload { entity { aliases { name } } }
      }
      setIdentifier(input: { entity: "Entity:person/ada-lovelace", scheme: "viaf", value: "44379439" }) {
        ... on SetIdentifierPayload { entity { identifiers { scheme value } } }
      }
    }`;
    const { addAlias, removeAlias, setIdentifier } = await desk.get(source);
    expect(addAlias.entity.aliases).toContainEqual({
      name: 'Countess of Lovelace',
      form: 'FULL_NAME',
      assertedBy: { type: 'CORRECTION' },
    });
    const names = removeAlias.entity.aliases.map(({ name }: { name: string }) => name);
    expect(names).toContain('Countess of Lovelace');
    expect(names).not.toContain('Augusta Ada King');
    expect(setIdentifier.entity.identifiers).toContainEqual({ scheme: 'viaf', value: '44379439' });
  });

  test('merge entities, whose ids then lead to the survivor, and undo the merge', async () => {
    const source = gql`mutation {
      mergeEntities(input: { survivor: "Entity:person/ada-lovelace", merged: ["Entity:person/mary-somerville"] }) {
        ... on MergeEntitiesPayload {
          entity { id redirectedFrom mentionCount changes { totalCount nodes { id type } } }
          outcome { entities { id } mentionCount before { entities { key name mentionCount entity { id } } } }
        }
      }
    }`;
    const asked = '{ entity(id: "Entity:person/mary-somerville") { id redirectedFrom name } }';
    const before = await desk.get(asked);
    const { entity, outcome } = (await desk.get(source)).mergeEntities;
    expect(entity).toMatchObject({ id: ADA, redirectedFrom: ['Entity:person/ada-byron', MARY] });
    expect(entity.changes).toEqual({ totalCount: 1, nodes: [{ id: 'Change:1', type: 'MERGE_ENTITIES' }] });
    expect(outcome.before.entities.map((state: { entity: unknown }) => state.entity)).toEqual([
      { id: ADA },
      { id: ADA },
    ]);
    expect((await desk.get(asked)).entity.id).toBe(ADA);
    const whose = gql`{
      entity(key: "person/mary-somerville") {
        aliases { name origin }
        mentions(filter: { surface: { eq: "Mary Somerville" } }) { nodes { origin entity { id } } }
      }
    }`;
    const { aliases, mentions } = (await desk.get(whose)).entity;
    expect(aliases).toContainEqual({ name: 'Mary Somerville', origin: MARY });
    expect(aliases).toContainEqual({ name: 'Ada Lovelace', origin: null });
    expect(mentions.nodes).toEqual(Array(2).fill({ origin: MARY, entity: { id: ADA } }));
    const undo = gql`mutation { undoChange(input: { change: "Change:1" }) { ... on UndoChangePayload { change { type undoes { id undoneBy { id } } } } } }`;
    expect((await desk.get(undo)).undoChange.change).toEqual({
      type: 'UNDO',
      undoes: { id: 'Change:1', undoneBy: { id: 'Change:2' } },
    });
    expect(await desk.get(asked)).toEqual(before);
  });

  test('split an entity, and keep the two apart', async () => {
    const source = gql`mutation ($articles: [ID!]!) {
      splitEntity(input: { entity: "Entity:person/ada-lovelace", kind: PERSON, name: "Ada of the letters", articles: $articles }) {
        ... on SplitEntityPayload { entity { id } newEntity { name } outcome { mentionCount after { entities { key name mentionCount } } } }
      }
      keepEntitiesApart(input: { entity: "Entity:person/ada-lovelace", other: "Entity:person/ada-of-the-letters" }) {
        ... on KeepEntitiesApartPayload { entity { id } change { type } }
      }
    }`;
    const { splitEntity, keepEntitiesApart } = await desk.get(source, {
      articles: ['Article:letters/1', 'Article:letters/2'],
    });
    expect(splitEntity.entity).toEqual({ id: ADA });
    expect(splitEntity.newEntity).toEqual({ name: 'Ada of the letters' });
    expect(splitEntity.outcome.mentionCount).toBe(2);
    expect(splitEntity.outcome.after.entities).toContainEqual({
      key: 'person/ada-of-the-letters',
      name: 'Ada of the letters',
      mentionCount: 2,
    });
    expect(keepEntitiesApart).toEqual({ entity: { id: ADA }, change: { type: 'KEEP_APART' } });
  });
});

describe('mutations of mentions', () => {
  test('accept, reject, unlink and relink mentions, and change their kind', async () => {
    const source = gql`mutation ($turin: ID!, $ada: ID!, $london: ID!, $worthing: ID!) {
      acceptMention(input: { mention: $turin }) { ... on AcceptMentionPayload { mention { status assertedBy { type } } } }
      rejectMention(input: { mention: $ada }) { ... on RejectMentionPayload { mention { status } } }
      unlinkMention(input: { mention: $london }) { ... on UnlinkMentionPayload { mention { entity { id } } } }
      relinkMention(input: { mention: $london, entity: "Entity:place/turin" }) {
        ... on RelinkMentionPayload { mention { entity { id } changes: article { changes { totalCount } } } }
      }
      changeMentionKind(input: { mention: $worthing, kind: PLACE }) { ... on ChangeMentionKindPayload { mention { kind } } }
    }`;
    const variables = {
      turin: await mentionOf('Turin'),
      ada: await mentionOf('Ada Lovelace'),
      london: await mentionOf('London'),
      worthing: await mentionOf('Worthing'),
    };
    expect(await desk.get(source, variables)).toEqual({
      acceptMention: { mention: { status: 'ACCEPTED', assertedBy: { type: 'CORRECTION' } } },
      rejectMention: { mention: { status: 'REJECTED' } },
      unlinkMention: { mention: { entity: null } },
      relinkMention: { mention: { entity: { id: 'Entity:place/turin' }, changes: { changes: { totalCount: 4 } } } },
      changeMentionKind: { mention: { kind: 'PLACE' } },
    });
  });

  test('move a mention, and add one by a quote', async () => {
    const source = gql`mutation ($mention: ID!, $start: Int!, $end: Int!) {
      moveMention(input: { mention: $mention, start: $start, end: $end }) {
        ... on MoveMentionPayload {
          mention { surface start }
          outcome { before { mentions { articleKey span { start end } surface kind form status entityKey mention { id } } } }
        }
      }
      addMention(
        input: { article: "Article:engine/notes", quote: { exact: "notes", prefix: "has added " }, kind: OTHER }
      ) {
        ... on AddMentionPayload { mention { surface kind form entity { id } score } }
      }
    }`;
    const mention = await mentionOf('Worthing');
    const [, start = 0, end = 0] = (/:(\d+)-(\d+)$/.exec(mention) ?? []).map(Number);
    const { moveMention, addMention } = await desk.get(source, { mention, start: start - 4, end });
    expect(moveMention.mention).toEqual({ surface: 'Mr. Worthing', start: start - 4 });
    expect(moveMention.outcome.before.mentions).toEqual([
      {
        articleKey: 'engine/notes',
        span: { start, end },
        surface: 'Worthing',
        kind: 'PERSON',
        form: 'FULL_NAME',
        status: 'ACCEPTED',
        entityKey: null,
        mention: null,
      },
    ]);
    expect(addMention.mention).toEqual({
      surface: 'notes',
      kind: 'OTHER',
      form: 'FULL_NAME',
      entity: null,
      score: null,
    });
  });
});

describe('mutations of articles', () => {
  test('edit metadata: fields that are left out stay, null clears', async () => {
    const source = gql`mutation {
      editArticle(
        input: {
          article: "Article:engine/notes"
          edit: { title: "Notes", published: "1843-09-05", source: null, section: "Science" }
        }
      ) {
        ... on EditArticlePayload {
          article { title publishedAt publishedPrecision source section byline changes(first: 1) { nodes { type } } }
          outcome {
            articles { id }
            before {
              articles { key title byline publishedAt publishedPrecision source url language section textHash article { id } }
            }
          }
        }
      }
    }`;
    const { article, outcome } = (await desk.get(source)).editArticle;
    expect(article).toEqual({
      title: 'Notes',
      publishedAt: '1843-09-05T00:00:00Z',
      publishedPrecision: 'DAY',
      source: null,
      section: 'Science',
      byline: 'A. A. L.',
      changes: { nodes: [{ type: 'EDIT_ARTICLE' }] },
    });
    expect(outcome.articles).toEqual([{ id: NOTES }]);
    expect(outcome.before.articles[0]).toMatchObject({
      key: 'engine/notes',
      publishedAt: '1843-09-01T00:00:00Z',
      publishedPrecision: 'MONTH',
      source: 'Scientific Memoirs',
      article: { id: NOTES },
    });
  });

  test('replace the text and find the mentions in it, and remove the article', async () => {
    const source = gql`mutation ($text: String!) {
      replaceArticleText(input: { article: "Article:undated", text: $text }) {
        ... on ReplaceArticleTextPayload {
          article { text mentions { nodes { surface start } } }
          outcome { replacements { surface placement from { start end } to { start end } } orphaned { id } }
        }
      }
      removeArticle(input: { article: "Article:undated" }) {
        ... on RemoveArticlePayload { article { id } outcome { before { articles { key } } } }
      }
    }`;
    const text = 'A letter\n\nMary Somerville wrote.';
    const { replaceArticleText, removeArticle } = await desk.get(source, { text });
    expect(replaceArticleText.article).toEqual({
      text,
      mentions: { nodes: [{ surface: 'Mary Somerville', start: 10 }] },
    });
    expect(replaceArticleText.outcome.replacements).toEqual([
      { surface: 'Mary Somerville', placement: 'KEPT', from: { start: 10, end: 25 }, to: { start: 10, end: 25 } },
      { surface: 'Ada Lovelace', placement: 'ORPHANED', from: { start: 35, end: 47 }, to: null },
    ]);
    expect(removeArticle).toEqual({ article: null, outcome: { before: { articles: [{ key: 'undated' }] } } });
    expect(await desk.get('{ article(key: "undated") { id } }')).toEqual({ article: null });
  });
});

describe('mutations', () => {
  const RENAME = gql`mutation ($input: RenameEntityInput!) {
    renameEntity(input: $input) {
      __typename
      ... on MutationError { message }
      ... on ConflictError { changes { id type } }
      ... on ChangePayload {
        clientMutationId
        change { id }
        outcome { entities { id } articles { id } mentionCount orphaned { id } after { entities { name kind articleCount mentionCount } articles { key } mentions { surface } } }
      }
    }
  }`;
  const named = async () => (await desk.get('{ entity(key: "person/ada-lovelace") { name } }')).entity.name;

  test('as a preview report what would change, and change nothing', async () => {
    const before = desk.dump();
    const { renameEntity } = await desk.get(RENAME, { input: { entity: ADA, name: 'Ada King', preview: true } });
    expect(renameEntity).toMatchObject({ __typename: 'RenameEntityPayload', change: null });
    expect(renameEntity.outcome.after.entities).toMatchObject([{ name: 'Ada King', kind: 'PERSON' }]);
    expect(desk.dump()).toEqual(before);
    expect(await desk.get('{ changes { totalCount } }')).toEqual({ changes: { totalCount: 0 } });
  });

  test('as a preview answer things as they still are', async () => {
    const source = `mutation {
      removeArticle(input: { article: "${NOTES}", preview: true }) { ... on RemoveArticlePayload { article { id } } }
      createEntity(input: { kind: PERSON, name: "Zed", preview: true }) { ... on CreateEntityPayload { entity { id } } }
    }`;
    expect(await desk.get(source)).toEqual({
      removeArticle: { article: { id: NOTES } },
      createEntity: { entity: null },
    });
  });

  test('answer ConflictError with the changes since ifUnchangedSince', async () => {
    await desk.get(RENAME, { input: { entity: ADA, name: 'Ada King' } });
    const late = { entity: ADA, name: 'Lady Ada', ifUnchangedSince: 0 };
    expect((await desk.get(RENAME, { input: late })).renameEntity).toEqual({
      __typename: 'ConflictError',
      message: expect.any(String),
      changes: [{ id: 'Change:1', type: 'RENAME_ENTITY' }],
    });
    expect(await named()).toBe('Ada King');
    await desk.get(RENAME, { input: { ...late, ifUnchangedSince: 1 } });
    expect(await named()).toBe('Lady Ada');
  });

  test.each([
    ['NotFoundError', { entity: 'Entity:person/nobody', name: 'Nobody' }],
    ['BadInputError', { entity: ADA, name: '' }],
    ['BadInputError', { entity: NOTES, name: 'Notes' }],
    ['BadInputError', { entity: 'nothing', name: 'Nothing' }],
  ])('answer %s for %j', async (type, input) => {
    const before = desk.dump();
    expect((await desk.get(RENAME, { input })).renameEntity).toEqual({
      __typename: type,
      message: expect.stringMatching(/\.$/),
    });
    expect(desk.dump()).toEqual(before);
  });

  test('answer one after the other, each with the state after it', async () => {
    const source = `mutation {
      one: renameEntity(input: { entity: "${ADA}", name: "One" }) { ... on RenameEntityPayload { entity { name changes { totalCount } } } }
      two: renameEntity(input: { entity: "${ADA}", name: "Two" }) { ... on RenameEntityPayload { entity { name changes { totalCount } } } }
    }`;
    expect(await desk.get(source)).toEqual({
      one: { entity: { name: 'One', changes: { totalCount: 1 } } },
      two: { entity: { name: 'Two', changes: { totalCount: 2 } } },
    });
  });
});

test('changes: lists every change, latest first, by filter', async () => {
  await desk.get('mutation { createEntity(input: { kind: PERSON, name: "A" }) { __typename } }');
  await desk.get('mutation { createEntity(input: { kind: PLACE, name: "B", reason: "why" }) { __typename } }');
  const source = gql`{
    changes(types: [CREATE_ENTITY], states: [HOLDS], createdBy: "ada", first: 1) {
      totalCount
      nodes {
        id number key type input reason createdBy createdAt state orphanReason undoes { id } undoneBy { id }
        before { entities { key } articles { key } mentions { surface } }
        after { entities { key name } }
      }
    }
    later: changes(since: 1) { totalCount nodes { id } }
    change(number: 2) { id }
  }`;
  const { changes, later, change } = await desk.get(source);
  expect(changes.totalCount).toBe(2);
  expect(later).toEqual({ totalCount: 1, nodes: [{ id: 'Change:2' }] });
  expect(changes.nodes).toEqual([
    {
      id: 'Change:2',
      number: 2,
      key: expect.any(String),
      type: 'CREATE_ENTITY',
      input: expect.objectContaining({}),
      reason: 'why',
      createdBy: 'ada',
      createdAt: expect.stringMatching(/^20.*Z$/),
      state: 'HOLDS',
      orphanReason: null,
      undoes: null,
      undoneBy: null,
      before: { entities: [], articles: [], mentions: [] },
      after: { entities: [{ key: 'place/b', name: 'B' }] },
    },
  ]);
  expect(change).toEqual({ id: 'Change:2' });
});

describe('changes: the pages of a list are together the whole list', () => {
  test.each(CHANGE_LISTS.map((path) => [path.join(' '), path] as const))('%s', async (_name, path) => {
    for (const name of ['One', 'Two', 'Three', 'Four']) {
      await desk.get(`mutation {
        renameEntity(input: { entity: "${ADA}", name: "${name}" }) { __typename }
        editArticle(input: { article: "${NOTES}", edit: { title: "${name}" } }) { __typename }
      }`);
    }
    const source = operationFor(path);
    // biome-ignore lint/suspicious/noExplicitAny: a list at any depth
    const listIn = (data: any) => data.list ?? (data.entity ?? data.article).list;
    const all = listIn(await desk.get(source));
    expect(all.totalCount).toBeGreaterThanOrEqual(3);
    for (const [size, cursor, goesOn, next] of [
      ['first', 'after', 'hasNextPage', 'endCursor'],
      ['last', 'before', 'hasPreviousPage', 'startCursor'],
    ] as const) {
      const ids: string[] = [];
      let page = listIn(await desk.get(source, { [size]: 2 }));
      for (;;) {
        const nodes = page.nodes.map(({ id }: { id: string }) => id);
        ids.push(...(size === 'last' ? nodes.reverse() : nodes));
        if (!page.pageInfo[goesOn]) break;
        page = listIn(await desk.get(source, { [size]: 2, [cursor]: page.pageInfo[next] }));
      }
      const whole = all.nodes.map(({ id }: { id: string }) => id);
      expect(ids).toEqual(size === 'last' ? whole.reverse() : whole);
      expect(ids).toHaveLength(all.totalCount);
    }
  });
});
