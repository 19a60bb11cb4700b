/** Every condition of every filter, alone and combined, with values that the knowledge base has. */
import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isRequiredArgument,
} from 'graphql';
import type { Pool } from './pool.ts';
import type { Random } from './random.ts';
import { literal, RandomValues } from './random-values.ts';
import { isConnection } from './selection.ts';

const COMBINING = ['and', 'or', 'not'];

/** Each operator of each field of a filter, with a value; of what is no set of operators, the field itself. */
const conditionsOf = (type: GraphQLInputObjectType, values: RandomValues): string[] =>
  Object.values(type.getFields())
    .filter(({ name }) => !COMBINING.includes(name))
    .flatMap(({ name, type: fieldType }) => {
      const inner = getNamedType(fieldType);
      if (!isInputObjectType(inner) || inner.name === 'IdentifierInput') {
        return [`{ ${name}: ${literal(values.forInput(type, name))} }`];
      }
      return Object.keys(inner.getFields()).map((operator) => {
        const value = values.forOperator(inner, operator, `${type.name}.${name}`);
        return `{ ${name}: { ${operator}: ${literal(value)} } }`;
      });
    });

/** A condition with another one, in every way. */
const combinedOf = (condition: string, other: string): string[] => [
  `{ and: [${condition}, ${other}] }`,
  `{ or: [${condition}, ${other}] }`,
  `{ not: { or: [{ not: ${condition} }, ${other}] } }`,
  `{ and: [{ or: [${other}, ${condition}] }], not: { not: ${condition} } }`,
];

const EMPTY = ['{}', '{ and: [] }', '{ or: [] }', '{ not: {} }', '{ not: { not: { and: null } } }', 'null'];

/** The lists within one thing that take a filter of each type. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  ArticleFilter: ['entities(first: 2) { nodes { articles'],
  EntityFilter: ['articles(first: 2) { nodes { entities'],
  MentionFilter: ['articles(first: 2) { nodes { mentions', 'entities(first: 2) { nodes { mentions'],
  RoleFilter: ['articles(first: 2) { nodes { roles', 'entities(first: 2) { nodes { roles'],
  SearchFilter: [],
  StatementFilter: ['articles(first: 2) { nodes { statements', 'entities(first: 2) { nodes { statements'],
};

const closed = (source: string): string =>
  `${source}${' }'.repeat(source.split('{').length - source.split('}').length)}`;

/** For each root list with a filter, operations that each ask it with one condition: by itself, denied, and combined. */
export function filterOperations(schema: GraphQLSchema, pool: Pool, random: Random): string[] {
  const values = new RandomValues(random, pool);
  const needsNothing = ({ args }: GraphQLField<unknown, unknown>): boolean => !args.some(isRequiredArgument);
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const lists = fields.filter(isConnection).filter(needsNothing);
  return lists.flatMap(({ name, args }) => {
    const type = getNamedType(args.find((argument) => argument.name === 'filter')?.type);
    if (!isInputObjectType(type)) return [];
    const isSearch = name === 'search';
    const page = (filter: string): string =>
      isSearch
        ? `(query: "the* -qqq", filter: ${filter}, first: 5) { totalCount edges { label } facets { types { type count } } }`
        : `(filter: ${filter}, first: 5) { totalCount nodes { id } }`;
    const ask = (filters: readonly string[]): string => {
      const everywhere = filters.map((filter, index) => `f${index}: ${name}${page(filter)}`);
      const within = (WITHIN[type.name] ?? []).map((path, index) =>
        closed(`w${index}: ${path}${page(random.pick(filters))}`),
      );
      return `{ ${[...everywhere, ...within].join(' ')} }`;
    };
    const conditions = conditionsOf(type, values);
    const formsOf = (condition: string): string[] => [
      condition,
      `{ not: ${condition} }`,
      random.pick(combinedOf(condition, random.pick(conditions))),
    ];
    return [ask(EMPTY), ...conditions.map((condition) => ask(formsOf(condition)))];
  });
}
