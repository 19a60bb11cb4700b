/**
 * Every field of mutations is tested. The differential test holds the same of every field that queries reach; the tests of the server subscribe.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getNamedType, isObjectType, Kind, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { reachableTypes } from './plain/differential/coverage.ts';

/** The operations that tests mark with `gql`. */
const tested = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.ts') && file !== 'coverage.test.ts')
  .flatMap((file) => [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/= gql`([^`]+)`/g)])
  .map(([, source = '']) => source);

/** Fields, `Type.field`, and arguments, `Type.field(argument:)`, that an operation uses. */
const usedBy = (source: string): string[] => {
  const used: string[] = [];
  const info = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(info, {
    enter: (node) => {
      if (node.kind !== Kind.FIELD) return;
      const { name, arguments: args = [] } = node;
      const path = `${info.getParentType()?.name}.${name.value}`;
      used.push(path, ...args.map((arg) => `${path}(${arg.name.value}:)`));
    },
  });
  visit(parse(source), visitor);
  return used;
};

const subscription = schema.getSubscriptionType();
/** The type of subscriptions and those of their events. */
const ofSubscriptions: ReadonlySet<unknown> = new Set([
  subscription,
  ...Object.values(subscription?.getFields() ?? {}).map(({ type }) => getNamedType(type)),
]);

test('every field and argument that only mutations reach is asked for by some operation', () => {
  expect(tested.length).toBeGreaterThan(15);
  expect(tested.every((source) => parse(source).definitions[0]?.kind === Kind.OPERATION_DEFINITION)).toBe(true);
  const used = new Set(tested.flatMap(usedBy));
  const queried = reachableTypes(schema);
  const there = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && !queried.has(type))
    .filter((type) => !ofSubscriptions.has(type))
    .flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : []))
    .flatMap(({ type, field }) => {
      const path = `${type.name}.${field.name}`;
      // What all types of an interface have is asked of one of them.
      const shared = type.getInterfaces().map(({ name }) => `${name}.${field.name}`);
      return [[path, ...shared], ...field.args.map(({ name }) => [`${path}(${name}:)`])];
    });
  expect(there.length).toBeGreaterThan(20);
  expect(there.filter((paths) => !paths.some((path) => used.has(path))).map(([path]) => path)).toEqual([]);
});
