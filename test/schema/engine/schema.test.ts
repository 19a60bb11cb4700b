/** What is declared is the same to the world as what it replaces: types, fields, arguments, descriptions and costs. */
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { expect, test } from 'vitest';
import { extensionsOf } from '../../../schema/engine/declaration.ts';
import { schema as resolved } from '../../../schema/index.ts';
import { schema as declared } from '../../../schema/next/index.ts';
import { WEIGHTS } from '../../../schema/weights.ts';

interface Value {
  readonly name: string;
  readonly type?: unknown;
  readonly description?: string | null | undefined;
  readonly defaultValue?: unknown;
  readonly args?: readonly Value[];
}

const shown = ({ name, type, description, defaultValue, args }: Value): unknown => ({
  name,
  type: String(type),
  description,
  defaultValue,
  args: args?.map(shown).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
});

function membersOf(type: GraphQLNamedType): Record<string, unknown> {
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, shown(field as Value)]));
  if (isEnumType(type)) return Object.fromEntries(type.getValues().map((value) => [value.name, value.description]));
  return isUnionType(type) ? { types: type.getTypes().map(String).sort() } : {};
}

const types = Object.values(declared.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

test.each(types.map((type) => [type.name, type] as const))('%s is what it was', (name, type) => {
  const before = resolved.getType(name);
  expect(type.description).toBe(before?.description);
  expect(before && membersOf(before)).toMatchObject(membersOf(type));
});

test('every field costs what it did', () => {
  for (const type of types) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()))
      expect([type.name, field.name, extensionsOf(field).cost ?? 0]).toEqual([
        type.name,
        field.name,
        WEIGHTS[`${type.name}.${field.name}`] ?? 0,
      ]);
  }
});
