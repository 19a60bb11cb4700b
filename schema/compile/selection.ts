/** Turns selections into pieces of an answer, by running the resolvers of their fields on columns. */
import {
  defaultFieldResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import * as answer from '../../src/store/sql/answer.ts';
import { Choice, Column, NotInSql } from '../../src/store/sql/column.ts';
import { compiles } from '../compiles.ts';
import { connectionJson, nodeOf } from './connection.ts';
import type { Literals } from './late.ts';
import type { Tracer } from './tracer.ts';

/** What is the same for all of one operation. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: Readonly<Record<string, unknown>>;
  readonly tracer: Tracer;
  /** Texts that the statement is given later though they are known. */
  readonly literals: Literals;
  /** What is asked now is asked of every row of a list. */
  readonly many?: boolean;
  /** Many of those rows may lead to the one thing that is asked now. */
  readonly again?: Again;
}

/** Whether something that takes long is asked of a thing to which many rows may lead. */
interface Again {
  costly: boolean;
}

/** Fields that stand under one name. */
export type Fields = readonly [FieldNode, ...FieldNode[]];

/** A row of columns, and its type. */
export interface Of {
  readonly type: GraphQLObjectType;
  readonly row: unknown;
}

/** What is asked of an object, name by name, in the order of the answer. */
export function fieldsOf(operation: Operation, type: GraphQLObjectType, nodes: Fields): [string, Fields][] {
  const { schema, fragments, variableValues } = operation;
  const collected = collectSubfields(schema, fragments, variableValues as never, type, nodes);
  return [...collected] as unknown as [string, Fields][];
}

const infoOf = ({ schema, operation, fragments, variableValues }: Operation, { type }: Of, nodes: Fields) =>
  ({
    schema,
    operation,
    fragments,
    variableValues,
    fieldNodes: nodes,
    fieldName: nodes[0].name.value,
    parentType: type,
    path: undefined,
  }) as unknown as GraphQLResolveInfo;

const fieldOf = ({ again }: Operation, type: GraphQLObjectType, name: string) => {
  const field = type.getFields()[name];
  const how = field && compiles(field);
  if (!how) throw new NotInSql(`${type.name}.${name} does not compile`);
  if (again && how === 'ONCE') again.costly = true;
  return field;
};

/** The piece for one field of a row. */
export async function fieldJson(operation: Operation, of: Of, nodes: Fields): Promise<answer.Json> {
  const { tracer, variableValues } = operation;
  const [node] = nodes;
  const name = node.name.value;
  if (name === '__typename') return answer.value(tracer.sketch, of.type.name, 'PLAIN');
  const field = fieldOf(operation, of.type, name);
  const args = operation.literals.part(field, getArgumentValues(field, node, variableValues));
  const info = infoOf(operation, of, nodes);
  const { resolve = defaultFieldResolver } = field;
  return givenJson(operation, { type: field.type, give: () => resolve(of.row, args, tracer.context, info) }, nodes);
}

interface Given {
  readonly type: GraphQLOutputType;
  readonly give: () => unknown;
}

/** The piece for what is given when it is asked for. */
export async function givenJson(operation: Operation, { type, give }: Given, nodes: Fields): Promise<answer.Json> {
  const { value, passed } = await operation.tracer.run(give);
  const json = await valueJson(operation, { type, value }, nodes);
  return passed.reduceRight((inner, source) => answer.ofOne(source, inner), json);
}

/** The pieces for all that is asked of a row. */
export async function entriesOf(operation: Operation, of: Of, nodes: Fields): Promise<answer.Entry[]> {
  const entries: answer.Entry[] = [];
  for (const [name, fields] of fieldsOf(operation, of.type, nodes)) {
    entries.push([name, await fieldJson(operation, of, fields)]);
  }
  return entries;
}

/** A column may hold a value, or a list of values as JSON. */
const isLeafOrLeaves = (type: GraphQLOutputType): boolean => isLeafType(getNamedType(type));

interface Value {
  readonly type: GraphQLOutputType;
  readonly value: unknown;
}

/** The piece for what a resolver gave. */
export async function valueJson(operation: Operation, { type, value }: Value, nodes: Fields): Promise<answer.Json> {
  if (isNonNullType(type)) return valueJson(operation, { type: type.ofType, value }, nodes);
  if (value == null) return answer.NULL;
  if (value instanceof Choice) return choiceJson(operation, { type, value }, nodes);
  if (value instanceof Column && isLeafOrLeaves(type)) return leafJson(operation, getNamedType(type).name, value);
  if (isListType(type)) return listJson(operation, { type: type.ofType, value }, nodes);
  if (isLeafType(type)) return leafJson(operation, type.name, type.serialize(value));
  return objectJson(operation, { type, value }, nodes);
}

const SORTS: Readonly<Record<string, answer.Sort>> = { Boolean: 'BOOLEAN', Float: 'FLOAT' };

const leafJson = ({ tracer }: Operation, type: string, value: unknown): answer.Json =>
  answer.value(tracer.sketch, value, SORTS[type] ?? 'PLAIN');

async function choiceJson(operation: Operation, { type, value }: Value, nodes: Fields): Promise<answer.Json> {
  const { column, ways } = value as Choice;
  const pieces: answer.Entry[] = [];
  for (const [word, give] of Object.entries(ways)) {
    pieces.push([word, await givenJson(operation, { type, give }, nodes)]);
  }
  return answer.oneOf(column, pieces);
}

async function listJson(operation: Operation, { type, value }: Value, nodes: Fields): Promise<answer.Json> {
  const rows = value as unknown[];
  const [first] = rows;
  const origin = typeof first === 'object' && first !== null ? operation.tracer.originOf(first) : null;
  if (origin?.many) {
    const each = { ...operation, many: true };
    const json = answer.ofEach(origin.source, await valueJson(each, { type, value: first }, nodes));
    return answer.unlessAbsent(rows, json);
  }
  const items: answer.Json[] = [];
  for (const row of rows) items.push(await valueJson(operation, { type, value: row }, nodes));
  return answer.list(items);
}

async function objectJson(operation: Operation, { type, value }: Value, nodes: Fields): Promise<answer.Json> {
  const of = { type: runtimeType(operation, type, value), row: value };
  const origin = operation.tracer.originOf(value as object);
  const one = origin !== null && !origin.many;
  const again: Again = { costly: false };
  const inside = one && operation.many ? { ...operation, again } : operation;
  const json = nodeOf(of.type) ? await connectionJson(inside, of, nodes) : await plainJson(inside, of, nodes);
  if (!one) return json;
  return again.costly
    ? answer.ofOneAgain(operation.tracer.sketch, origin.source, json)
    : answer.ofOne(origin.source, json);
}

async function plainJson(operation: Operation, of: Of, nodes: Fields): Promise<answer.Json> {
  return answer.unlessAbsent(of.row as object, answer.object(await entriesOf(operation, of, nodes)));
}

function runtimeType({ schema, tracer }: Operation, type: GraphQLOutputType, value: unknown): GraphQLObjectType {
  const named = getNamedType(type);
  if (!isAbstractType(named)) return named as GraphQLObjectType;
  const name = named.resolveType?.(value, tracer.context, {} as never, named);
  const found = typeof name === 'string' ? schema.getType(name) : undefined;
  if (!found) throw new NotInSql(`the type of a ${named.name} is not known beforehand`);
  return found as GraphQLObjectType;
}
