/** Every field that a query may select declares its SQL, so that no field is resolved row by row. */
import { type GraphQLObjectType, getNamedType, isAbstractType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { extensionsOf } from '../../../schema/engine/declaration.ts';
import { schema } from '../../../schema/index.ts';

const objectTypesOf = (type: unknown): readonly GraphQLObjectType[] => {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
};

/** The object types whose fields may be selected under a field of `root`, with it. */
function reachableFrom(root: GraphQLObjectType): ReadonlySet<GraphQLObjectType> {
  const reached = new Set([root]);
  for (const type of reached) {
    for (const field of Object.values(type.getFields())) {
      for (const below of objectTypesOf(getNamedType(field.type))) reached.add(below);
    }
  }
  return reached;
}

const undeclaredIn = (types: Iterable<GraphQLObjectType>): string[] =>
  [...types].flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => !extensionsOf(field).declaration)
      .map((field) => `${type.name}.${field.name}`),
  );

const rootOf = (type: GraphQLObjectType | null | undefined): GraphQLObjectType => {
  if (!type) throw new Error('The schema lacks a root type.');
  return type;
};

const ofQueries = reachableFrom(rootOf(schema.getQueryType()));
const ofMutations = reachableFrom(rootOf(schema.getMutationType()));
const ofSubscriptions = reachableFrom(rootOf(schema.getSubscriptionType()));

test('every field of every type that a query reaches declares its SQL', () => {
  expect(ofQueries.size).toBeGreaterThan(50);
  expect(undeclaredIn(ofQueries)).toEqual([]);
});

/** Fields of values that a mutation has at hand. */
const PLAIN =
  /^(Mutation\.\w+|\w+Payload\.(clientMutationId|outcome|problems)|ArticleProblem\.\w+|ChangeOutcome\.mentionCount|(BadInput|NotFound|Conflict|Busy)Error\.message)$/;

test('under a mutation all but the values that it has at hand declare their SQL', () => {
  const own = [...ofMutations].filter((type) => !ofQueries.has(type));
  expect(undeclaredIn(own).filter((name) => !PLAIN.test(name))).toEqual([]);
});

test('under a subscription every field of an event declares its SQL', () => {
  const own = [...ofSubscriptions].filter((type) => !ofQueries.has(type));
  expect(undeclaredIn(own).filter((name) => !name.startsWith('Subscription.'))).toEqual([]);
});

test('every object type is reached by a query, a mutation or a subscription', () => {
  const all = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  const reached = new Set([...ofQueries, ...ofMutations, ...ofSubscriptions]);
  expect(all.filter((type) => !reached.has(type as never))).toEqual([]);
});
