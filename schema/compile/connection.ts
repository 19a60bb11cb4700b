/** Turns what is asked of a connection into one piece of an answer, which reads its page once. */
import { type GraphQLObjectType, getNamedType } from 'graphql';
import * as answer from '../../src/store/sql/answer.ts';
import { NotInSql } from '../../src/store/sql/column.ts';
import type { Page } from '../../src/store/sql/page.ts';
import { type PageSource, pageSource } from '../../src/store/sql/sketched-page.ts';
import type { List } from '../connection.ts';
import type { Context } from '../context.ts';
import { entriesOf, type Fields, fieldJson, fieldsOf, givenJson, type Of, type Operation } from './selection.ts';

type ToNode = (row: unknown, context: Context) => unknown;

/** What makes a node of a row, when the type is a connection. */
export function nodeOf({ extensions }: GraphQLObjectType): ToNode | null {
  return ((extensions as { toNode?: ToNode }).toNode ?? null) as ToNode | null;
}

/** A connection whose page has been looked at. */
interface Opened {
  readonly operation: Operation;
  readonly of: Of;
  readonly page: Page<unknown>;
  readonly source: PageSource;
}

async function open(operation: Operation, of: Of): Promise<Opened> {
  const page = await (of.row as List<unknown>).page();
  const source = pageSource(page);
  if (source === null) throw new NotInSql(`the rows of a ${of.type.name} are not known beforehand`);
  return { operation: { ...operation, many: true }, of, page, source };
}

const typeOf = ({ of }: Opened, field: string) => {
  const found = of.type.getFields()[field]?.type;
  if (!found) throw new NotInSql(`${of.type.name}.${field} does not compile`);
  return found;
};

const itemType = (opened: Opened, field: string) => getNamedType(typeOf(opened, field)) as GraphQLObjectType;

/** Where the page stands; what the request alone says needs no row of it. */
const PAGE_INFO: Readonly<Record<string, (source: PageSource) => answer.Json>> = {
  hasNextPage: (source) => answer.hasMore(source, 'after'),
  hasPreviousPage: (source) => answer.hasMore(source, 'before'),
  startCursor: (source) => source.cursorAt('first'),
  endCursor: (source) => source.cursorAt('last'),
};

/** The pieces that need the page. */
const PARTS: Readonly<Record<string, (opened: Opened, nodes: Fields) => Promise<answer.Json>>> = {
  nodes: async (opened, nodes) => {
    const { operation, of, page } = opened;
    const toNode = (): unknown => nodeOf(of.type)?.(page.rows[0], operation.tracer.context);
    return answer.items(await givenJson(operation, { type: itemType(opened, 'nodes'), give: toNode }, nodes));
  },
  edges: async (opened, nodes) => {
    const edge = { row: opened.page.rows[0], cursor: opened.page.cursors[0] };
    const of = { type: itemType(opened, 'edges'), row: edge };
    return answer.items(answer.object(await entriesOf(opened.operation, of, nodes)));
  },
  pageInfo: async (opened, nodes) => {
    const { operation, source } = opened;
    const type = itemType(opened, 'pageInfo');
    const entries = fieldsOf(operation, type, nodes).map(([name, [{ name: field }]]): answer.Entry => {
      const known = answer.value(operation.tracer.sketch, type.name, 'PLAIN');
      return [name, PAGE_INFO[field.value]?.(source) ?? known];
    });
    return answer.object(entries);
  },
};

/** Whether a piece can only be told from the rows of the page. */
function readsRows({ operation, of, source }: Opened, nodes: Fields): boolean {
  if (nodes[0].name.value !== 'pageInfo') return true;
  if (source.apart) return false;
  const type = getNamedType(of.type.getFields().pageInfo?.type) as GraphQLObjectType;
  const asked = fieldsOf(operation, type, nodes).map(([, [{ name }]]) => name.value);
  const known = { hasNextPage: source.goesOn('after'), hasPreviousPage: source.goesOn('before') };
  return asked.some((name) => typeof (known as Record<string, unknown>)[name] !== 'boolean' && PAGE_INFO[name]);
}

const PAGING: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before', 'orderBy']);

/** Counting what a filter lets through takes long. */
function noteCount({ again }: Operation, [{ arguments: given = [] }]: Fields, [{ name }]: Fields): void {
  const filtered = given.some((argument) => !PAGING.has(argument.name.value));
  if (again && filtered && name.value === 'totalCount') again.costly = true;
}

export async function connectionJson(operation: Operation, of: Of, nodes: Fields): Promise<answer.Json> {
  let opened: Opened | null = null;
  let reads = false;
  const entries: answer.Entry[] = [];
  for (const [name, fields] of fieldsOf(operation, of.type, nodes)) {
    noteCount(operation, nodes, fields);
    const part = PARTS[fields[0].name.value];
    if (part) opened ??= await open(operation, of);
    const json = part && opened ? await part(opened, fields) : await fieldJson(operation, of, fields);
    if (part && opened) reads ||= readsRows(opened, fields);
    entries.push([name, json]);
  }
  const object = answer.object(entries);
  if (!opened) return object;
  return reads ? answer.ofPage(opened.source, object) : answer.besidePage(opened.source, object);
}
