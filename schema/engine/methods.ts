/** The methods that the plugin adds to builders, without their types, which `plugin.ts` declares. */
import { FieldRef } from '@pothos/core';
import type { Sql } from '../../src/store/sql/expression.ts';
import type { Column, Table } from '../../src/store/sql/table.ts';
import type { Declaration, FieldExtensions } from './declaration.ts';
import { deferred } from './deferred.ts';
import { PAGE_DESCRIPTIONS } from './page-args.ts';
import { resolveDeclared } from './resolve.ts';

interface Options {
  readonly slow?: boolean;
  readonly check?: (args: never) => void;
  readonly args?: object;
  readonly [option: string]: unknown;
}

/** What is used of the builder of a type's fields. */
interface Fields {
  readonly kind: never;
  readonly builder: object;
  readonly field: (options: object) => {
    readonly getConfig: (name: string, type: { readonly name: string }) => never;
  };
  readonly arg: { readonly int: (options: object) => object; readonly string: (options: object) => never };
}

interface Builder {
  readonly objectRef: (name: string) => object;
}

const tables = new WeakMap<object, Map<string, Table>>();

function columnOf(builder: object, type: string, name: string): Column<unknown, unknown> {
  const column = tables.get(builder)?.get(type)?.columns[name];
  if (!column) throw new Error(`The table of ${type} has no column ${name}.`);
  return column;
}

const declare = (
  fields: Fields,
  { slow, check, ...options }: Options,
  declaration: Declaration,
  more: Pick<FieldExtensions, 'events'> = {},
) =>
  fields.field({
    ...options,
    extensions: { declaration: { ...declaration, check }, slow, ...more },
    resolve: resolveDeclared,
  });

/** Servers follow the logs themselves and execute the selection for each event. */
const refuseSubscribe = (): never => {
  throw new Error('Events are not subscribed to by graphql-js.');
};

const { first, last, after, before } = PAGE_DESCRIPTIONS;

const pageArgs = ({ arg }: Fields) => ({
  first: arg.int({ description: first }),
  last: arg.int({ description: last }),
  after: deferred(arg.string({ description: after })),
  before: deferred(arg.string({ description: before })),
});

/** For builders of fields. */
export const fields = {
  column(this: Fields, name: string, options: Options = {}) {
    // The column is looked up once the type is known, in the table that `rowRef` was given.
    return new FieldRef(this.kind, (field, type) => {
      const { scalar, nullable } = columnOf(this.builder, type.name, name);
      const value = (row: Readonly<Record<string, Sql<unknown>>>) => row[name] as Sql<unknown>;
      const declaration: Declaration = { kind: 'value', value };
      return declare(this, { type: scalar, nullable, ...options }, declaration).getConfig(field, type);
    });
  },
  sql(this: Fields, { sql, ...options }: Options) {
    return declare(this, options, { kind: 'value', value: sql as never });
  },
  part(this: Fields, { of, ...options }: Options) {
    return declare(this, options, { kind: 'part', of: of as never });
  },
  one(this: Fields, { from, ...options }: Options) {
    return declare(this, options, { kind: 'one', from: from as never });
  },
  ones(this: Fields, { from, ...options }: Options) {
    return declare(this, options, { kind: 'ones', from: from as never });
  },
  oneOf(this: Fields, { on, ways, ...options }: Options) {
    return declare(this, options, { kind: 'oneOf', on: on as never, ways: ways as never });
  },
  event(this: Fields, { log, subject, position, from, ...options }: Options) {
    return declare(this, { ...options, subscribe: refuseSubscribe }, { kind: 'one', from: from as never }, {
      events: { log, subject, position },
    } as never);
  },
  rows(this: Fields, { rows, ...options }: Options) {
    return declare(this, options, { kind: 'rows', rows: rows as never });
  },
  list(this: Fields, { list, args, ...options }: Options) {
    return declare(this, { ...options, args: { ...args, ...pageArgs(this) } }, { kind: 'list', list: list as never });
  },
  listWith(this: Fields, { with: other, list, args, ...options }: Options) {
    const declaration: Declaration = { kind: 'listWith', with: other as never, list: list as never };
    return declare(this, { ...options, args: { ...args, ...pageArgs(this) } }, declaration);
  },
};

/** For builders of schemas. */
export const builders = {
  rowRef(this: Builder, name: string, table: Table) {
    const known = tables.get(this) ?? new Map<string, Table>();
    tables.set(this, known.set(name, table));
    return this.objectRef(name);
  },
};

/** A field of a connection, an edge or a page info. */
export const pagePart = (t: unknown, options: object, declaration: Declaration): never =>
  declare(t as Fields, options as Options, declaration) as never;
