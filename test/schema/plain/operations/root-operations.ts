/** The fields of Query that are no lists: each asked a few times for all that it gives. */
import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isInterfaceType } from 'graphql';
import type { Pool } from './pool.ts';
import type { Random } from './random.ts';
import { literal, RandomValues } from './random-values.ts';
import { isConnection, selectionOf } from './selection.ts';

const DEPTH = 2;
const TIMES = 6;

/** A field with all that it gives; of an interface once for each type, since fields of two types may clash. */
const asked = (schema: GraphQLSchema, field: string, type: ReturnType<typeof getNamedType>): string => {
  if (!isInterfaceType(type)) return `${field} ${selectionOf(type as GraphQLObjectType, DEPTH)}`;
  const possible = schema.getPossibleTypes(type);
  return possible
    .map((each) => `as${each.name}: ${field} { __typename ... on ${each.name} ${selectionOf(each, 1)} }`)
    .join(' ');
};

/** Every argument is given, and of those that exclude each other each by itself. */
const CHOICES = ['id', 'key', 'identifier'];

export function rootOperations(schema: GraphQLSchema, pool: Pool, random: Random): string[] {
  const values = new RandomValues(random, pool);
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter((field) => !isConnection(field));
  return fields.flatMap((field) => {
    const { name, args } = field;
    const type = getNamedType(field.type);
    const choices = args.filter((argument) => CHOICES.includes(argument.name));
    const sets = choices.length > 1 ? choices.map((choice) => [choice]) : [args];
    return sets.flatMap((set) =>
      Array.from({ length: TIMES }, () => {
        const given = set.map((argument) => {
          const value = values.forArgument(argument, { gives: type.name, isChosen: true });
          return `${argument.name}: ${literal(value)}`;
        });
        const list = given.length > 0 ? `(${given.join(', ')})` : '';
        return `{ ${asked(schema, `${name}${list}`, type)} }`;
      }),
    );
  });
}

const PATHS = 24;
const PATHS_EACH = 4;

/** Paths between entities that are drawn, a few in one operation. */
export function pathOperations(pool: Pool, random: Random): string[] {
  const entities = pool.ids.filter((id) => id.startsWith('Entity:'));
  const drawn = (): string => JSON.stringify(random.pick(entities));
  return Array.from({ length: PATHS / PATHS_EACH }, () => {
    const paths = Array.from({ length: PATHS_EACH }, (_, index) => {
      const window = random.pick(['SENTENCE', 'ARTICLE']);
      const filter = random.pick([
        '{}',
        '{ publishedAt: { isNull: false } }',
        '{ or: [{ publishedAt: { gte: "2005" } }, { wordCount: { gt: 5 } }] }',
      ]);
      const args = `from: ${drawn()}, to: ${drawn()}, window: ${window}, maxLength: 6, filter: ${filter}`;
      return `p${index}: path(${args}) { length truncated hops { from { key } to { key } sentenceCount evidence { id } } }`;
    });
    return `{ ${paths.join(' ')} }`;
  });
}

const DATED = '{ publishedAt: { isNull: false } }';

/** What stands between entities that stand together often, and what one has to do with itself. */
export function pairOperations(pool: Pool): string[] {
  const [one, other] = pool.hubs.map((key) => JSON.stringify(`Entity:${key}`));
  if (one === undefined || other === undefined) return [];
  return ['SENTENCE', 'ARTICLE'].flatMap((window) => [
    `{ entity(id: ${one}) { evidence(with: ${one}, window: ${window}) { totalCount nodes { id } } } }`,
    `{ entity(id: ${one}) { evidence(with: ${other}, window: ${window}, last: 3) { totalCount timeline { start count } edges { cursor node { id } } } } }`,
    `{ entity(id: ${one}) { evidence(with: ${other}, window: ${window}, filter: ${DATED}) { totalCount nodes { id } } } }`,
    `{ path(from: ${one}, to: ${other}, window: ${window}) { length hops { articleCount sentenceCount evidence { id } } } }`,
    `{ graph(around: [${one}, ${other}], window: ${window}, depth: 2) { edges { weight articleCount sentenceCount } } }`,
    `{ graph(around: [${one}], window: ${window}, kinds: [PERSON, PLACE], first: 5) { nodes { distance entity { key } } edges { weight } } }`,
    `{ graph(around: [${one}, ${other}], window: ${window}, depth: 2, filter: ${DATED}) { nodes { distance entity { key } } edges { source { key } target { key } weight articleCount sentenceCount } } }`,
    `{ entity(id: ${one}) { neighbours(window: ${window}, filter: ${DATED}) { totalCount edges { weight articleCount sentenceCount node { key } evidence(first: 3) { totalCount nodes { id } } } }
      timeline(interval: MONTH, filter: ${DATED}) { start articleCount mentionCount } weeks: timeline(interval: WEEK, filter: { source: { isNull: false } }) { start articleCount mentionCount } } }`,
  ]);
}
