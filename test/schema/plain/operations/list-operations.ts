/** Every list of the schema in every order that it may be in, and the operation that reads a page of it. */
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
} from 'graphql';
import type { Pool } from './pool.ts';
import type { Random } from './random.ts';
import { isConnection, selectionOf } from './selection.ts';

/** A list: the fields that lead to its connection, and the arguments that it is asked with. */
export interface List {
  readonly parents: readonly string[];
  readonly field: string;
  readonly args: string;
  readonly connection: GraphQLObjectType;
}

export interface Page {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string;
  readonly before?: string;
}

type Field = GraphQLField<unknown, unknown>;

const WAYS = ['direction: ASC', 'direction: DESC'];
const WAYS_OF_NULLS = [
  '',
  'nulls: LAST, direction: ASC',
  'nulls: FIRST, direction: DESC',
  'nulls: FIRST, direction: ASC',
];

/** The orders that a list may be asked in: none, and each of its fields every way. */
const ordersOf = ({ args }: Field): string[] => {
  const type = getNamedType(args.find(({ name }) => name === 'orderBy')?.type);
  const field = isInputObjectType(type) ? getNamedType(type.getFields().field?.type) : null;
  const names = isEnumType(field) ? field.getValues().map(({ name }) => name) : [];
  const ways = isInputObjectType(type) && type.getFields().nulls ? [...WAYS, ...WAYS_OF_NULLS] : WAYS;
  const orders = names.flatMap((name) => ways.map((way) => `{ field: ${name} ${way} }`));
  return ['', ...orders.map((order) => `orderBy: ${order}`)];
};

/** The later half of what is published, and the earlier one. */
const periodsOf = ({ times }: Pool): string => {
  const middle = JSON.stringify(times.toSorted()[Math.floor(times.length / 2)] ?? '2005');
  return `period: { gte: ${middle} }, against: { lt: ${middle} }`;
};

/** The arguments that a list needs, each way there is to give them. */
const neededOf = ({ name }: Field, pool: Pool, random: Random): string[] => {
  const entity = (): string => random.pick(pool.ids.filter((id) => id.startsWith('Entity:')));
  if (name === 'search') {
    const filter = 'filter: { article: { publishedAt: { gte: "1800" } }, not: { entity: { kind: { eq: OTHER } } } }';
    return ['query: "lovelace"', 'query: "the", in: [MENTION, ARTICLE]', `query: "ada", ${filter}`];
  }
  if (name === 'neighbours') {
    const some = 'filter: { publishedAt: { gte: "2005" }, not: { source: { isNull: true } } }';
    return [
      'window: SENTENCE',
      'window: ARTICLE, minCount: 2',
      `window: SENTENCE, ${some}`,
      `window: ARTICLE, ${some}`,
    ];
  }
  if (name === 'similarArticles') {
    const text = pool.texts['MentionFilter.surface']?.slice(0, 40).join(' told ') ?? '';
    return [`text: ${JSON.stringify(`${text} The engine of Ada Lovelace.`)}`, 'text: ""'];
  }
  if (name === 'trends') {
    const periods = periodsOf(pool);
    return [
      periods,
      `${periods}, kinds: [PERSON, PLACE], direction: RISING`,
      `${periods}, filter: { source: { isNull: false } }`,
    ];
  }
  if (name === 'duplicates') return ['', 'kinds: [PERSON], reasons: [SURNAME, SPELLING, SAME_NAME], minScore: 0.1'];
  if (name === 'changes')
    return [
      '',
      'types: [RENAME_ENTITY, MERGE_ENTITIES, RELINK_MENTION], states: [HOLDS, UNDONE], since: 1, createdBy: "admin"',
    ];
  if (name === 'runs') return ['', 'commands: [SEED, RESEED]', 'commands: [REMOVE]'];
  if (name === 'problems') return ['', 'severities: [ERROR]', 'severities: [WARNING, ERROR]'];
  if (name === 'changedSince')
    return pool.texts.revision?.slice(0, 2).map((one) => `revision: ${JSON.stringify(one)}`) ?? [];
  if (name === 'evidence') {
    return ['', ', filter: { publishedAt: { gte: "2005" } }'].flatMap((filter) =>
      ['SENTENCE', 'ARTICLE'].map((window) => `with: ${JSON.stringify(entity())}, window: ${window}${filter}`),
    );
  }
  return [''];
};

const listsOf = (type: GraphQLObjectType, parents: readonly string[], pool: Pool, random: Random): List[] =>
  Object.values(type.getFields())
    .filter(isConnection)
    .flatMap((field) =>
      neededOf(field, pool, random).flatMap((needed) =>
        ordersOf(field).map((order) => ({
          parents,
          field: field.name,
          args: [needed, order].filter((part) => part !== '').join(', '),
          connection: getNamedType(field.type) as GraphQLObjectType,
        })),
      ),
    );

/** All lists of the root, and those of an article, an entity, a passage and a neighbour. */
export function listsIn(schema: GraphQLSchema, pool: Pool, random: Random): List[] {
  const typeOf = (name: string): GraphQLObjectType => schema.getType(name) as GraphQLObjectType;
  const article = 'articles(first: 1, orderBy: { field: WORD_COUNT, direction: DESC })';
  const entity = 'entities(first: 1)';
  const doubtful = (key: string): List[] =>
    listsOf(typeOf('Entity'), [`entity(key: ${JSON.stringify(key)})`], pool, random).filter(
      ({ field }) => field === 'duplicates',
    );
  return [
    ...listsOf(typeOf('Query'), [], pool, random),
    ...listsOf(typeOf('Article'), [article, 'nodes'], pool, random),
    ...listsOf(typeOf('Entity'), [entity, 'nodes'], pool, random),
    ...(pool.doubtful === null ? [] : doubtful(pool.doubtful)),
    ...listsOf(typeOf('Passage'), [article, 'nodes', 'passages(last: 1)', 'nodes'], pool, random),
    ...listsOf(typeOf('Trend'), [`trends(${periodsOf(pool)}, direction: RISING, first: 1)`, 'nodes'], pool, random),
    ...listsOf(typeOf('Trend'), [`trends(${periodsOf(pool)}, direction: FALLING, first: 1)`, 'nodes'], pool, random),
    ...listsOf(typeOf('NeighbourEdge'), [entity, 'nodes', 'neighbours(first: 1)', 'edges'], pool, random),
  ];
}

const argsOf = ({ args }: List, page: Page): string => {
  const paging = Object.entries(page).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const given = [args, ...paging].filter((part) => part !== '');
  return given.length > 0 ? `(${given.join(', ')})` : '';
};

/** Reads a page: all that the list says of itself and, down to some depth, of the things on the page. */
export function pageOperation(list: List, page: Page, depth: number): string {
  const body = `${list.field}${argsOf(list, page)} ${selectionOf(list.connection, depth)}`;
  return `{ ${list.parents.reduceRight((inner, parent) => `${parent} { ${inner} }`, body)} }`;
}
