/** The printed schema is current, and everything in it has a description. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getIntrospectionQuery, graphqlSync, type IntrospectionQuery, type IntrospectionType } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { printSorted } from '../../schema/print.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

interface Named {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** The parts of a type that have descriptions, by path. */
const describables = (type: IntrospectionType): [string, Named][] => {
  const own: [string, Named][] = [[type.name, type]];
  const under = (members: readonly Named[]): [string, Named][] =>
    members.map((member) => [`${type.name}.${member.name}`, member]);
  if (type.kind === 'ENUM') return [...own, ...under(type.enumValues)];
  if (type.kind === 'INPUT_OBJECT') return [...own, ...under(type.inputFields)];
  if (type.kind !== 'OBJECT' && type.kind !== 'INTERFACE') return own;
  const args = type.fields.flatMap((field): [string, Named][] =>
    field.args.map((arg) => [`${type.name}.${field.name}(${arg.name}:)`, arg]),
  );
  return [...own, ...under(type.fields), ...args];
};

test('schema/schema.graphql is current; if not: npm run build && npx dateline schema > schema/schema.graphql', () => {
  expect(readFileSync(join(PACKAGE_ROOT, 'schema', 'schema.graphql'), 'utf8')).toBe(printSorted(schema));
});

test('every type, field, argument, input field and enum value has a description that is a sentence', () => {
  const { data } = graphqlSync({ schema, source: getIntrospectionQuery() });
  const { types } = (data as unknown as IntrospectionQuery).__schema;
  const all = types.filter(({ name }) => !name.startsWith('__')).flatMap(describables);
  expect(all.length).toBeGreaterThan(400);
  const bare = all.filter(([, { description }]) => !/^[A-Z`"].*[.)]$/su.test(description?.trim() ?? ''));
  expect(bare.map(([path]) => path)).toEqual([]);
});
