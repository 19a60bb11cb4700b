// biome-ignore-all lint/plugin: what is wrong here is what the test is about
/**
 * Declarations that would answer something false do not type-check: each `@ts-expect-error` fails to compile once its line does. Nothing here
 * runs but the one test that says so.
 */
import SchemaBuilder from '@pothos/core';
import { expect, test } from 'vitest';
import { deferred } from '../../../schema/engine/deferred.ts';
import { SQL } from '../../../schema/engine/plugin.ts';
import { fragment, type Sql, sql, text } from '../../../src/store/sql/expression.ts';
import { choose, coalesce, eq, isNull } from '../../../src/store/sql/operators.ts';
import { find, from, refer } from '../../../src/store/sql/query.ts';
import { articles, mentions } from '../../../src/store/sql/tables/articles.ts';
import { entities } from '../../../src/store/sql/tables/entities.ts';

const builder = new SchemaBuilder<{ DefaultFieldNullability: false }>({
  plugins: [SQL],
  defaultFieldNullability: false,
  scopeAuth: { authScopes: () => ({}) },
});
const Article = builder.rowRef('Article', articles);
const Entity = builder.rowRef('Entity', entities);
const Mention = builder.rowRef('Mention', mentions);
const Color = builder.enumType('Color', { values: ['RED'] as const });

test('a declaration that would answer something false does not type-check', () => {
  const implement = () =>
    Article.implement({
      fields: (t) => ({
        // What is right.
        title: t.column('title'),
        wordCount: t.column('word_count'),
        hasByline: t.sql({ type: 'Boolean', sql: (a) => isNull(a.byline) }),
        bylineOr: t.sql({ type: 'String', sql: (a) => coalesce(a.byline, text('anonymous')) }),
        byline: t.sql({ type: 'String', nullable: true, sql: (a) => a.byline }),
        readingTime: t.sql({ type: 'Int', sql: (a) => sql<number>`(${a.word_count} + 229) / 230` }),

        // @ts-expect-error no such column
        a: t.column('bylines'),
        // @ts-expect-error words of another enum
        b: t.column('title', { type: Color }),
        // @ts-expect-error a comparison in JavaScript
        c: t.sql({ type: 'Boolean', sql: (a) => a.byline !== null }),
        // @ts-expect-error negation in JavaScript
        d: t.sql({ type: 'Boolean', sql: (a) => !a.byline }),
        // @ts-expect-error null in a field that is not nullable
        e: t.sql({ type: 'String', sql: (a) => a.byline }),
        // @ts-expect-error a default in JavaScript: the expression may still be null
        f: t.sql({ type: 'String', sql: (a) => a.byline ?? text('x') }),
        // @ts-expect-error another type
        h: t.sql({ type: 'Int', sql: (a) => a.title }),
        // @ts-expect-error arithmetic in JavaScript
        i: t.sql({ type: 'Int', sql: (a) => a.word_count / 230 }),
        // @ts-expect-error two types in one coalesce
        j: t.sql({ type: 'String', sql: (a) => coalesce(a.byline, a.word_count) }),
        // @ts-expect-error a plain text inside SQL could be an injection
        k: t.sql({ type: 'String', sql: (a) => sql<string>`${a.title} || ${'x'}` }),
        // @ts-expect-error a fragment is not an expression
        l: t.sql({ type: 'String', sql: (a) => fragment`${a.title}` }),
        // @ts-expect-error a choice between null and a text
        m: t.sql({ type: 'String', sql: (a) => choose(eq(a.key, text('x')), a.byline, text('y')) }),
        // @ts-expect-error an alias is not a row of another table
        n: t.one({ type: Entity, from: (a) => refer(articles, 'id', a.id) }),
        // @ts-expect-error the row may be absent
        o: t.one({ type: Entity, from: () => find(from(entities)) }),
      }),
    });
  const inMention = () =>
    Mention.implement({
      fields: (t) => ({
        entity: t.one({ type: Entity, nullable: true, from: (m) => refer(entities, 'id', m.entity_id) }),
        // @ts-expect-error a nullable key in a field that is not nullable
        a: t.one({ type: Entity, from: (m) => refer(entities, 'id', m.entity_id) }),
        // @ts-expect-error rows of another type
        b: t.rows({ type: [Article], rows: () => from(mentions) }),
      }),
    });
  const late = () =>
    builder.queryFields((t) => ({
      entity: t.one({
        type: Entity,
        nullable: true,
        args: { key: deferred(t.arg.string({ required: true })), kind: t.arg.string() },
        from: (_, { key }) => {
          // @ts-expect-error the value of a deferred argument is not known
          if (key === 'x') return null;
          // @ts-expect-error nor is its length
          if (key.length > 3) return null;
          return find(from(entities, (e) => [eq(e.key, key)]));
        },
      }),
    }));
  const mixed = (a: Sql<string>, b: Sql<number>) => {
    // @ts-expect-error a text is not compared with a number
    eq(a, b);
  };
  expect([implement, inMention, late, mixed]).toHaveLength(4);
});
