/** The engine on small schemas of its own: payloads, repeated look-ups, errors of single rows. */
import SchemaBuilder from '@pothos/core';
import { execute, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContext } from '../../../schema/context.ts';
import { Engine } from '../../../schema/engine/executor.ts';
import { SQL } from '../../../schema/engine/plugin.ts';
import { DatelineError } from '../../../src/problem.ts';
import { migrate } from '../../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../../src/store/database/open.ts';
import { sqlite } from '../../../src/store/sql/dialect.ts';
import { bind, number, sql } from '../../../src/store/sql/expression.ts';
import { asc } from '../../../src/store/sql/keyset.ts';
import { eq } from '../../../src/store/sql/operators.ts';
import { find, from, refer } from '../../../src/store/sql/query.ts';
import { mentions } from '../../../src/store/sql/tables/articles.ts';
import { entities } from '../../../src/store/sql/tables/entities.ts';
import { reseedTo } from '../../store/base.ts';
import { WITH_GUESTS } from '../library.ts';
import { temporary } from '../stage.ts';

let store: Store;
let statements: string[] = [];
const { path, remove } = temporary();

beforeAll(() => {
  migrate(path);
  const writer = openStore(path);
  reseedTo(writer, { articles: WITH_GUESTS });
  writer.close();
  store = openStore(path, { readonly: true, onStatement: (text) => statements.push(text) });
});

afterAll(() => {
  store.close();
  remove();
});

const builder = new SchemaBuilder<{ DefaultFieldNullability: false; Context: { store: Store } }>({
  plugins: [SQL],
  defaultFieldNullability: false,
  scopeAuth: { authScopes: () => ({}) },
});

const Entity = builder.rowRef('Entity', entities).implement({
  fields: (t) => ({
    key: t.column('key'),
    double: t.sql({ type: 'Int', slow: true, sql: ({ mention_count: count }) => sql<number>`2 * ${count}` }),
    fails: t.sql({
      type: 'Int',
      check: () => {
        throw new DatelineError('BAD_USER_INPUT', 'Ask less.');
      },
      sql: () => number(1),
    }),
  }),
});
const Mention = builder.rowRef('Mention', mentions).implement({
  fields: (t) => ({
    start: t.column('start'),
    entity: t.one({ type: Entity, nullable: true, from: (m) => refer(entities, 'id', m.entity_id) }),
  }),
});
const byKey = (key: string) => find(from(entities, (entity) => [eq(entity.key, bind(key))]));
const Payload = builder.objectRef<{ readonly key: string }>('Payload').implement({
  fields: (t) => ({
    repeated: t.string({ resolve: ({ key }) => key }),
    entity: t.one({ type: Entity, nullable: true, from: ({ key }) => byKey(key) }),
  }),
});
builder.queryType({
  fields: (t) => ({
    entity: t.one({ type: Entity, nullable: true, from: () => byKey('place/london') }),
    mentions: t.rows({
      type: [Mention],
      rows: () => {
        const rows = from(mentions);
        return { ...rows, orderBy: [asc(rows.row.article_id, rows.row.start)], limit: 3 };
      },
    }),
  }),
});
builder.mutationType({
  fields: (t) => ({
    change: t.field({
      type: Payload,
      args: { key: t.arg.string({ required: true }) },
      resolve: (_, { key }) => ({ key }),
    }),
  }),
});
const schema = builder.toSchema();

const args = (source: string) => ({ schema, document: parse(source), contextValue: createContext(store) });

const OPTIONS = { dialect: sqlite, limit: { milliseconds: Number.POSITIVE_INFINITY } };

describe('the engine', () => {
  test('answers the payload of a mutation by one statement a field', async () => {
    statements = [];
    const answer = await execute(
      args('mutation { change(key: "place/london") { repeated entity { key again: key __typename } } }'),
    );
    expect(answer).toEqual({
      data: {
        change: {
          repeated: 'place/london',
          entity: { key: 'place/london', again: 'place/london', __typename: 'Entity' },
        },
      },
    });
    expect(statements).toHaveLength(1);
  });

  test('evaluates slow fields once for each row that several rows lead to', async () => {
    const engine = new Engine(schema, store, OPTIONS);
    statements = [];
    await engine.answer(args('{ mentions { start entity { double } } }'));
    expect(statements[0]).toContain('remember(');
    statements = [];
    await engine.answer(args('{ entity { double } mentions { entity { key } } }'));
    expect(statements.join()).not.toContain('remember(');
  });

  test('gives errors the path of their row, and makes the nearest nullable parent null', async () => {
    const answer = await new Engine(schema, store, OPTIONS).answer(
      args('{ mentions { start entity { key fails } } entity { fails } }'),
    );
    const { data, errors = [] } = 'result' in answer ? answer.result : {};
    expect(data).toMatchObject({ mentions: [{ entity: null }, { entity: null }, { entity: null }], entity: null });
    expect(errors.map((error) => error.path?.join('.')).sort()).toEqual([
      'entity.fails',
      'mentions.0.entity.fails',
      'mentions.1.entity.fails',
      'mentions.2.entity.fails',
    ]);
  });
});
