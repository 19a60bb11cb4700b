/** Plans a root field: one statement that writes its answer as JSON, put together from the declarations of its fields. */
import { type GraphQLObjectType, type GraphQLOutputType, getNamedType, getNullableType, isListType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { counted, type Dialect, fragment, join, type Sql, sql, text } from '../../src/store/sql/expression.ts';
import { gather } from '../../src/store/sql/gather.ts';
import { NULL } from '../../src/store/sql/operators.ts';
import { type Few, type One, select } from '../../src/store/sql/query.ts';
import { argumentsOf } from './arguments.ts';
import { connectionJson } from './connection.ts';
import { type Declaration, extensionsOf, type Field } from './declaration.ts';
import {
  type Entry,
  ERROR_ENTRY,
  type FieldPlanner,
  type Json,
  type Nodes,
  type Planning,
  type Selected,
  TYPE_ENTRY,
} from './planning.ts';

const FLOAT = 'Float';
const BOOLEAN = 'Boolean';
const STRING = 'String';

export class Planner implements FieldPlanner {
  readonly dialect: Dialect;
  readonly #planning: Planning;
  #places = 0;
  /** True where what is planned is evaluated for each row of a list. */
  #many = false;
  /** True once something slow was planned. */
  slow = false;

  constructor(planning: Planning) {
    this.#planning = planning;
    this.dialect = planning.dialect;
  }

  /** The selected fields in the order of the answer; of `__typename` there is no definition. */
  fieldsOf(type: GraphQLObjectType, nodes: Nodes): [name: string, nodes: Nodes, field: Field | null][] {
    const { schema, fragments, variables } = this.#planning;
    const collected = collectSubfields(schema, fragments, variables as never, type, nodes);
    const fields = type.getFields();
    return [...collected].map(([name, same]) => {
      const [node] = same as unknown as Nodes;
      return [name, same as unknown as Nodes, fields[node.name.value] ?? null];
    });
  }

  /** The object of these entries. */
  object(type: GraphQLObjectType, entries: readonly Entry[]): Json {
    const typed: readonly Entry[] = this.#planning.errors ? [[TYPE_ENTRY, text(type.name)], ...entries] : entries;
    return this.dialect.object(typed);
  }

  /** What is selected of a parent. */
  selection(type: GraphQLObjectType, parent: unknown, nodes: Nodes): Json {
    const entries = this.fieldsOf(type, nodes).map(
      ([name, same, field]): Entry => [name, field ? this.field(field, parent, same) : text(type.name)],
    );
    return this.object(type, entries);
  }

  /** What `write` gives; where errors are collected, a reference to the error that it throws. */
  attempt(write: () => Json): Json {
    const { errors } = this.#planning;
    if (!errors) return write();
    try {
      return write();
    } catch (error) {
      return this.dialect.object([[ERROR_ENTRY, sql`${errors.push(error) - 1}`]]);
    }
  }

  /** The JSON of a field of a parent. */
  field(field: Field, parent: unknown, nodes: Nodes): Json {
    const { declaration, slow } = extensionsOf(field);
    if (!declaration) throw new Error(`${field.name} declares no SQL.`);
    if (slow) this.slow = true;
    return this.attempt(() => {
      const args = argumentsOf(field, nodes[0], this.#planning.variables);
      declaration.check?.(args);
      return this.declared(declaration, { type: field.type, parent: parent as never, args, nodes });
    });
  }

  declared(declaration: Declaration, { type, parent, args, nodes }: Selected): Json {
    const named = getNamedType(type) as GraphQLObjectType;
    switch (declaration.kind) {
      case 'value':
        return this.#value(type, declaration.value(parent, args));
      case 'part': {
        const part = declaration.of(parent, args);
        return part === null ? NULL : this.selection(named, part, nodes);
      }
      case 'one':
        return this.#one(named, declaration.from(parent, args), nodes);
      case 'ones':
        return this.dialect.list(
          declaration.from(parent, args).map((item) => this.attempt(() => this.#one(named, item(), nodes))),
        );
      case 'oneOf':
        return this.#oneOf(declaration, parent, nodes);
      case 'rows':
        return this.#rows(named, declaration.rows(parent, args), nodes);
      case 'list':
        return connectionJson(this, named, { list: () => declaration.list(parent, args), args, nodes });
      case 'listWith':
        return this.#listWith(declaration, { type: named, parent, args, nodes });
      default:
        throw new Error(`${declaration.kind} is a part of a page`);
    }
  }

  #value(type: GraphQLOutputType, value: Sql<unknown>): Json {
    const plain = getNullableType(type);
    if (isListType(plain)) return this.dialect.json(value);
    const { name } = getNamedType(plain);
    if (name === BOOLEAN) return this.dialect.boolean(value, plain === type);
    if (name === STRING) return counted(value);
    return name === FLOAT ? this.dialect.float(value) : value;
  }

  /** Plans what is evaluated for each row of a list. */
  each<T>(plan: () => T): T {
    const many = this.#many;
    this.#many = true;
    try {
      return plan();
    } finally {
      this.#many = many;
    }
  }

  /** What is planned, and whether something in it is slow. */
  #noting(plan: () => Json): [json: Json, slow: boolean] {
    const before = this.slow;
    this.slow = false;
    const json = plan();
    const { slow } = this;
    this.slow = before;
    return [json, slow];
  }

  #one(type: GraphQLObjectType, one: One<unknown> | null, nodes: Nodes): Json {
    if (one === null) return NULL;
    const { rows, key, typename } = one;
    const named = typename === undefined ? type : this.#planning.schema.getType(typename);
    const [json, slow] = this.#noting(
      () => sql`${select(this.selection(named as GraphQLObjectType, rows.row, nodes), rows)}`,
    );
    if (slow && this.#many && key) return this.dialect.memoized(`p${this.#places++}`, key, json);
    this.slow ||= slow;
    return json;
  }

  #oneOf({ on, ways }: Extract<Declaration, { readonly kind: 'oneOf' }>, parent: never, nodes: Nodes): Json {
    const branches = Object.entries(ways).map(([word, { type: name, from }]) => {
      const type = this.#planning.schema.getType(name) as GraphQLObjectType;
      return fragment`when ${text(word)} then ${this.#one(type, from(parent), nodes)}`;
    });
    return sql`case ${on(parent)} ${join(branches, ' ')} end`;
  }

  /** Planned within the other row: what is wrong with the list is an error only where that row exists. */
  #listWith(
    { with: find, list }: Extract<Declaration, { readonly kind: 'listWith' }>,
    { type, parent, args, nodes }: Selected & { readonly type: GraphQLObjectType },
  ): Json {
    const { rows } = find(parent, args);
    const evaluate = () => list(parent, args, rows.row as never);
    return sql`${select(
      this.attempt(() => connectionJson(this, type, { list: evaluate, args, nodes })),
      rows,
    )}`;
  }

  #rows(type: GraphQLObjectType, few: Few<unknown>, nodes: Nodes): Json {
    const json = this.each(() => gather(few, (row) => this.selection(type, row, nodes), this.dialect));
    return few.unlessNull ? sql`case when ${few.unlessNull} is not null then ${json} end` : json;
  }
}
