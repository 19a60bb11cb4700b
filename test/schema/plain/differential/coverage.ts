/** Notes which fields gave something, with which arguments and input fields. */
import {
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { Connection } from '../connection.ts';

/** Every type that an operation can reach from Query: of what it gives and what it takes. */
export function reachableTypes(schema: GraphQLSchema): Set<GraphQLNamedType> {
  const reached = new Set<GraphQLNamedType>();
  const reach = (type: GraphQLNamedType): void => {
    if (reached.has(type)) return;
    reached.add(type);
    if (isAbstractType(type)) for (const possible of schema.getPossibleTypes(type)) reach(possible);
    if (isInputObjectType(type)) for (const { type: own } of Object.values(type.getFields())) reach(getNamedType(own));
    if (!isObjectType(type)) return;
    for (const field of Object.values(type.getFields())) {
      reach(getNamedType(field.type));
      for (const argument of field.args) reach(getNamedType(argument.type));
    }
  };
  reach(schema.getQueryType() as GraphQLNamedType);
  return reached;
}

/** Names of all that is to be covered: `Type.field`, `Type.field(argument:)`, `Input.field`. */
function namesIn(schema: GraphQLSchema): string[] {
  return [...reachableTypes(schema)].flatMap((type) => {
    if (isInputObjectType(type)) return Object.keys(type.getFields()).map((name) => `${type.name}.${name}`);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap(({ name, args }) => {
      const path = `${type.name}.${name}`;
      return [path, ...args.map((argument) => `${path}(${argument.name}:)`)];
    });
  });
}

/** Whether a field gave something: a list or a page of nothing is nothing. */
const isAnswer = (value: unknown): boolean => {
  if (value instanceof Connection) return value.hasItems();
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
};

export class Coverage {
  readonly #names: readonly string[];
  readonly #covered = new Set<string>();

  constructor(schema: GraphQLSchema) {
    this.#names = namesIn(schema);
  }

  readonly note = (info: GraphQLResolveInfo, args: Readonly<Record<string, unknown>>, value: unknown): void => {
    if (!isAnswer(value)) return;
    const { parentType, fieldName, fieldNodes } = info;
    const path = `${parentType.name}.${fieldName}`;
    this.#covered.add(path);
    const written = new Set(fieldNodes.flatMap((node) => node.arguments ?? []).map(({ name }) => name.value));
    for (const { name, type } of parentType.getFields()[fieldName]?.args ?? []) {
      if (!written.has(name) || (args[name] ?? null) === null) continue;
      this.#covered.add(`${path}(${name}:)`);
      this.#noteInput(type, args[name]);
    }
  };

  #noteInput(type: GraphQLInputType, value: unknown): void {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      for (const item of Array.isArray(value) ? value : []) this.#noteInput(nullable.ofType, item);
    }
    if (!isInputObjectType(nullable)) return;
    for (const [name, inner] of Object.entries(value as object)) {
      const field = nullable.getFields()[name];
      if (!field || inner === null || inner === undefined) continue;
      this.#covered.add(`${nullable.name}.${name}`);
      this.#noteInput(field.type, inner);
    }
  }

  /** What is there and gave nothing so far. */
  missing(): string[] {
    return this.#names.filter((name) => !this.#covered.has(name));
  }
}
