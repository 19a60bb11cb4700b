/** Authorization of mutations: without a valid token every one answers the same error and changes nothing. */
import { type GraphQLInputType, getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { openStore } from '../../src/store/database/open.ts';
import { revokeToken } from '../../src/store/database/tokens.ts';
import { dumpOf } from '../store/base.ts';
import { type Admin, AT, openAdmin } from './admin.ts';

let admin: Admin;
beforeAll(async () => {
  admin = await openAdmin();
});
afterAll(() => admin.close());

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

/** Some value of that type, which need not make sense. */
function valueFor(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType);
  if (isListType(type)) return [valueFor(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type))
    return { Int: 1, Boolean: false, PartialDateTime: '2005' }[getNamedType(type).name] ?? 'x';
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(required.map((field) => [field.name, valueFor(field.type)]));
}

const operationFor = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { __typename } }`;

const CREATE = operationFor('createEntity', 'CreateEntityInput');
const ADA = { input: { kind: 'PERSON', name: 'Ada Lovelace' } };

const refusal = {
  message: expect.stringMatching(/^This takes a bearer token/),
  extensions: { code: 'UNAUTHORIZED' },
};

describe('without a valid token', () => {
  test('there are mutations to try', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(20);
  });

  test.each(mutations.map(({ name, args: [arg] }) => [name, arg?.type] as const))(
    '%s: answers UNAUTHORIZED and changes nothing',
    async (name, type) => {
      const before = dumpOf(admin.store);
      const answer = await admin.ask(operationFor(name, String(type).replace('!', '')), {
        input: valueFor(type as GraphQLInputType),
      });
      expect(answer.data).toEqual({ [name]: null });
      expect(answer.errors).toEqual([expect.objectContaining(refusal)]);
      expect(dumpOf(admin.store)).toEqual(before);
    },
  );

  test('mutations: answer the same error for every kind of invalid token', async () => {
    const [good, seeder] = [admin.tokenFor('good'), admin.tokenFor('seeder', ['reseed', 'ingest'])];
    const [old, gone] = [admin.tokenFor('old', ['correct'], '2020-01-02T00:00:00Z'), admin.tokenFor('gone')];
    const store = openStore(admin.database);
    revokeToken(store, 'gone', AT);
    store.close();
    const wrong = [
      undefined,
      '',
      'Bearer',
      'Bearer x',
      good,
      `Basic ${good}`,
      `Bearer ${good.slice(0, -1)}`,
      `Bearer ${good}, Bearer ${good}`,
      `Bearer ${seeder}`,
      `Bearer ${old}`,
      `Bearer ${gone}`,
    ];
    const before = dumpOf(admin.store);
    const answers = await Promise.all(wrong.map((authorization) => admin.ask(CREATE, ADA, authorization)));
    const bodies = answers.map((answer) => JSON.stringify(answer));
    expect(new Set(bodies)).toEqual(new Set([bodies[0]]));
    expect(answers[0].errors).toEqual([expect.objectContaining(refusal)]);
    expect(dumpOf(admin.store)).toEqual(before);
  });

  test('queries: are answered', async () => {
    expect((await admin.ask('{ changes { totalCount } }')).errors).toBeUndefined();
  });
});

describe('a token', () => {
  test('is valid from its creation until it is revoked, without a restart', async () => {
    const secret = admin.tokenFor('ada');
    const preview = { input: { ...ADA.input, preview: true } };
    expect((await admin.ask(CREATE, preview, `Bearer ${secret}`)).data).toEqual({
      createEntity: { __typename: 'CreateEntityPayload' },
    });
    const store = openStore(admin.database);
    revokeToken(store, 'ada', AT);
    store.close();
    expect((await admin.ask(CREATE, preview, `Bearer ${secret}`)).errors).toEqual([expect.objectContaining(refusal)]);
  });

  test('is valid over POST of JSON only', async () => {
    const secret = admin.tokenFor('poster');
    const before = dumpOf(admin.store);
    const query = 'mutation { createEntity(input: { kind: PERSON, name: "Ada" }) { __typename } }';
    const headers = { authorization: `Bearer ${secret}`, accept: 'application/json' };
    const got = await fetch(`${admin.url}/graphql?query=${encodeURIComponent(query)}`, { headers });
    const sent = ['application/x-www-form-urlencoded', 'text/plain', 'application/graphql'].map((type) =>
      fetch(`${admin.url}/graphql`, { method: 'POST', headers: { ...headers, 'content-type': type }, body: query }),
    );
    const statuses = [got, ...(await Promise.all(sent))].map(({ status }) => status);
    expect(statuses).toEqual([405, 415, 415, 415]);
    expect(dumpOf(admin.store)).toEqual(before);
  });

  test('is not logged', async () => {
    const secret = admin.tokenFor('quiet');
    await admin.ask(CREATE, { input: { kind: 'PERSON', name: '' } }, `Bearer ${secret}`);
    await admin.ask('mutation { nothing }', {}, `Bearer ${secret}`);
    await admin.ask('{', {}, `Bearer ${secret}`);
    expect(admin.logged().length).toBeGreaterThan(0);
    expect(JSON.stringify(admin.logged())).not.toContain(secret);
  });
});
