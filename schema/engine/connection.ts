/** Plans connections: their page is read once, and all that is selected of it is written within its rows. */
import { type GraphQLObjectType, getNamedType } from 'graphql';
import { Bound, sql, text } from '../../src/store/sql/expression.ts';
import type { PageArgs } from '../../src/store/sql/keyset.ts';
import { choose, eq, FALSE, isNull, NULL, TRUE } from '../../src/store/sql/operators.ts';
import { lengthOf, openPage, type PageSource } from '../../src/store/sql/page-source.ts';
import type { FoundList, List } from '../../src/store/sql/query.ts';
import { type Declaration, extensionsOf, type Field } from './declaration.ts';
import { checkedPage, PAGE_ARGS } from './page-args.ts';
import type { Entry, FieldPlanner, Json, Nodes } from './planning.ts';

type AnyList = List<unknown> | FoundList<unknown>;

/** A connection as it is selected. */
interface Selection {
  readonly list: () => AnyList;
  readonly args: PageArgs;
  readonly nodes: Nodes;
}

const NO_ARGS = {} as never;

/** What does not change how many rows a list has. */
const isFilter = (name: string): boolean => !PAGE_ARGS.has(name) && name !== 'orderBy';

/** The list, evaluated when its first property is read: what is wrong with it is the error of the field that needs it. */
const lazily = (list: () => AnyList): never => new Proxy({}, { get: (_, name) => Reflect.get(list(), name) }) as never;

/** The parameters in the arguments of a field. */
const boundsIn = (value: unknown): Bound<unknown>[] => {
  if (value instanceof Bound) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(boundsIn) : [];
};

class ConnectionPlanner {
  readonly #planner: FieldPlanner;
  readonly #given: object;
  readonly #args: PageArgs;
  readonly #filtered: boolean;
  readonly #evaluate: () => AnyList;
  #list: AnyList | null = null;
  #page: PageSource<unknown> | null = null;
  #readsRows = false;

  constructor(planner: FieldPlanner, { list, args, nodes: [{ arguments: given = [] }] }: Selection) {
    this.#planner = planner;
    this.#given = args;
    this.#args = checkedPage(args);
    this.#filtered = given.some(({ name }) => isFilter(name.value));
    this.#evaluate = list;
  }

  readonly #listed = (): AnyList => {
    this.#list ??= this.#evaluate();
    return this.#list;
  };

  #opened(): PageSource<unknown> {
    this.#page ??= openPage(this.#listed(), this.#args, this.#planner.dialect);
    return this.#page;
  }

  plan(type: GraphQLObjectType, nodes: Nodes): Json {
    // A bad cursor is refused whatever is selected, as a bad size is.
    if (this.#args.after ?? this.#args.before) this.#opened();
    const entries = this.#planner
      .fieldsOf(type, nodes)
      .map(([name, same, field]): Entry => [name, field ? this.#field(field, same) : text(type.name)]);
    const json = this.#planner.object(type, entries);
    if (this.#list === null) return this.#readingArguments(json);
    if (!this.#page) return json;
    if (this.#readsRows) return sql`select ${json} from ${this.#page.rows(json)}`;
    return choose(isNull(this.#page.proof), NULL, json);
  }

  /** Of a list that nothing selected needs, so that an argument is right or wrong whatever is selected. */
  #readingArguments(json: Json): Json {
    const bounds = boundsIn(this.#given);
    if (bounds.length === 0) return json;
    // One parameter, however many arguments there are: a function of SQL takes no more than 127.
    const read = Bound.list(bounds).map(() => '');
    return choose(eq(read, text('')), json, NULL);
  }

  #field(field: Field, nodes: Nodes): Json {
    const { declaration } = extensionsOf(field);
    const type = getNamedType(field.type) as GraphQLObjectType;
    switch (declaration?.kind) {
      case 'totalCount':
        this.#planner.slow ||= this.#filtered;
        return this.#planner.attempt(() => lengthOf(this.#listed()));
      case 'nodes':
        return this.#planner.attempt(() => this.#nodes(type, declaration.node, nodes));
      case 'edges':
        return this.#planner.attempt(() => this.#edges(type, nodes));
      case 'pageInfo':
        return this.#planner.attempt(() => this.#pageInfo(type, nodes));
      default:
        return this.#planner.field(field, lazily(this.#listed), nodes);
    }
  }

  #nodes(type: GraphQLObjectType, node: Declaration, nodes: Nodes): Json {
    const { row } = this.#opened();
    this.#readsRows = true;
    const selected = { type, parent: row as never, args: NO_ARGS, nodes };
    return this.#planner.dialect.array(this.#planner.each(() => this.#planner.declared(node, selected)));
  }

  #edges(type: GraphQLObjectType, nodes: Nodes): Json {
    const { row, cursor } = this.#opened();
    this.#readsRows = true;
    const entries = this.#planner.each(() =>
      this.#planner.fieldsOf(type, nodes).map(([name, same, field]): Entry => {
        if (!field) return [name, text(type.name)];
        const isCursor = extensionsOf(field).declaration?.kind === 'cursor';
        return [name, isCursor ? cursor : this.#planner.field(field, row, same)];
      }),
    );
    return this.#planner.dialect.array(this.#planner.object(type, entries));
  }

  #pageInfo(type: GraphQLObjectType, nodes: Nodes): Json {
    this.#opened();
    const entries = this.#planner
      .fieldsOf(type, nodes)
      .map(([name, , field]): Entry => [name, field ? this.#ofPage(field) : text(type.name)]);
    return this.#planner.object(type, entries);
  }

  #ofPage(field: Field): Json {
    const { goesOn, cursorAt } = this.#sides();
    switch (extensionsOf(field).declaration?.kind) {
      case 'hasNextPage':
        return goesOn('after');
      case 'hasPreviousPage':
        return goesOn('before');
      case 'startCursor':
        return cursorAt('first');
      default:
        return cursorAt('last');
    }
  }

  /** What a page says of its place in the list; notes whether that takes its rows. */
  #sides() {
    const page = this.#opened();
    const goesOn = (side: 'after' | 'before'): Json => {
      const value = page.goesOn(side);
      if (typeof value === 'boolean') return this.#planner.dialect.boolean(value ? TRUE : FALSE, false);
      this.#readsRows ||= !page.apart;
      return this.#planner.dialect.boolean(value, false);
    };
    const cursorAt = (end: 'first' | 'last'): Json => {
      this.#readsRows ||= !page.apart;
      return page.cursorAt(end);
    };
    return { goesOn, cursorAt };
  }
}

/** The JSON of a connection. BAD_USER_INPUT for the size of a page that is out of range. */
export const connectionJson = (planner: FieldPlanner, type: GraphQLObjectType, selection: Selection): Json =>
  new ConnectionPlanner(planner, selection).plan(type, selection.nodes);
