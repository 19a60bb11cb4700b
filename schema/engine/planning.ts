/** What the parts of the planner say to each other. */
import type { FieldNode, FragmentDefinitionNode, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import type { Dialect, Sql } from '../../src/store/sql/expression.ts';
import type { Declaration, Field } from './declaration.ts';

export type Nodes = readonly [FieldNode, ...FieldNode[]];
export type Json = Sql<unknown>;
export type Entry = readonly [name: string, json: Json];

/** What is planned, and for what. */
export interface Planning {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The values of the variables; of those that are deferred, parameters. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly dialect: Dialect;
  /**
   * Where the errors of fields go: then the JSON refers to them by number, and objects tell their type. Null: the first one is thrown.
   */
  readonly errors: unknown[] | null;
}

/** The names of entries that no response key can have: the type of an object, and the number of an error in the place of a value. */
export const TYPE_ENTRY = '!type';
export const ERROR_ENTRY = '!error';

/** A field that is selected of a parent. */
export interface Selected {
  readonly type: GraphQLOutputType;
  readonly parent: never;
  readonly args: never;
  readonly nodes: Nodes;
}

/** Plans the fields of objects. */
export interface FieldPlanner {
  readonly dialect: Dialect;
  /** True once something slow was planned. */
  slow: boolean;
  /** The selected fields in the order of the answer; of `__typename` there is no definition. */
  readonly fieldsOf: (type: GraphQLObjectType, nodes: Nodes) => [name: string, nodes: Nodes, field: Field | null][];
  /** The object of these entries. */
  readonly object: (type: GraphQLObjectType, entries: readonly Entry[]) => Json;
  /** What `write` gives; where errors are collected, a reference to the error that it throws. */
  readonly attempt: (write: () => Json) => Json;
  /** The JSON of a field of a parent. */
  readonly field: (field: Field, parent: unknown, nodes: Nodes) => Json;
  /** The JSON of what is declared, for a field that has been checked. */
  readonly declared: (declaration: Declaration, selected: Selected) => Json;
  /** Plans what is evaluated for each row of a list. */
  readonly each: <T>(plan: () => T) => T;
}
