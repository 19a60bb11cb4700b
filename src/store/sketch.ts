/**
 * Sketches: what readers would read. A reader that is handed the store of a sketch does not run its query; the sketch notes it
 * down and gives a row of columns, on which whatever follows goes on.
 */
import { type AliasableExpression, type Expression, type OperationNode, sql } from 'kysely';
import { Column, NotInSql } from './column.ts';
import { expressionOf, insteadOfParent } from './instead-of-parent.ts';
import { lateIn } from './late.ts';
import { limited, namesOf, only, without } from './narrower.ts';
import type { Store } from './open.ts';
import type { Slice } from './page.ts';
import { cursorOf, type PageSource, slicedPage } from './sketched-page.ts';

/** Rows that a statement would read, and the name that their columns go by. */
export interface Source {
  readonly alias: string;
  readonly rows: OperationNode;
  /** What tells the parent within which they are from others. */
  readonly key: Expression<unknown>;
  /** The columns that have been put to use; no other needs to be read. */
  readonly used: ReadonlySet<string>;
}

/** A list that is asked for a page: its rows, ordered, with their `place`, and the rest to be read of those on the page. */
interface Paged extends Sketched {
  readonly core: Query;
  readonly slice: Slice;
}

/** What is read of the rows of a page: joined to them, and looked up where it is used. */
export interface Sketched {
  readonly details?: (core: AliasableExpression<unknown>) => Query;
  readonly reach?: Reach;
}

type Query = { readonly toOperationNode: () => OperationNode };

const inSql = (part: unknown): Expression<unknown> => {
  if (part instanceof Column) return part.sql;
  const late = typeof part === 'string' ? lateIn(part) : null;
  if (late) return sql`${late}`;
  return typeof part === 'number' ? sql.lit(part) : sql`${part}`;
};

const partsOf = (parent: unknown): Expression<unknown>[] => (Array.isArray(parent) ? parent : [parent]).map(inSql);

const keyOf = (parent: unknown): Expression<unknown> => {
  const parts = partsOf(parent);
  const [first] = parts;
  return first && parts.length === 1 ? first : sql`json_array(${sql.join(parts)})`;
};

/** More columns, each looked up where it is selected. */
export type Reach = Readonly<Record<string, (core: (name: string) => Expression<unknown>) => Expression<unknown>>>;

export class Sketch {
  readonly marked: Column[] = [];
  /** What was noted down and is not yet put to use. */
  readonly #open: Source[] = [];
  #aliases = 0;

  /** The store to hand to readers. Whatever they read by other ways than by parent cannot be noted down. */
  readonly store: Store = {
    path: '',
    sketch: this,
    get db(): never {
      throw new NotInSql('it reads in several steps');
    },
    prepare: () => {
      throw new NotInSql('it reads in several steps');
    },
    close: () => {},
  };

  /** What `read` gives, and the rows it would read for that; null when it gives what stands by itself. */
  note<Result>(read: () => Result): { readonly result: Result; readonly source: Source | null } {
    const before = this.#open.length;
    const result = read();
    const [source = null, ...others] = this.#open.splice(before);
    if (others.length > 0) throw new NotInSql('it reads several things at once');
    return { result, source };
  }

  #alias(): string {
    return `r${this.#aliases++}`;
  }

  column(expression: () => Expression<unknown>): Column {
    return new Column(expression, this.marked);
  }

  #row({ alias, used }: { alias: string; used: Set<string> }, names: readonly string[]): Record<string, Column> {
    return Object.fromEntries(names.map((name) => [name, this.column(() => refTo(alias, name, used))]));
  }

  #within(parents: readonly unknown[], query: Query): OperationNode {
    if (parents.length !== 1) throw new NotInSql('it reads for many parents at once');
    return insteadOfParent(query.toOperationNode(), partsOf(parents[0]));
  }

  /** Columns of rows of another kind, whose source is put together elsewhere. */
  elements(names: readonly string[]): { readonly alias: string; readonly columns: Record<string, Column> } {
    const alias = this.#alias();
    return { alias, columns: this.#row({ alias, used: new Set() }, names) };
  }

  /** The rows of a query within the one parent: one row of columns. */
  rows(parents: readonly unknown[], query: Query): unknown[][] {
    const rows = this.#within(parents, query);
    const source = { alias: this.#alias(), rows, key: keyOf(parents[0]), used: new Set<string>() };
    this.#open.push(source);
    return [[this.#row(source, namesOf(source.rows))]];
  }

  /** The number in the column `count` of a query. */
  count(parents: readonly unknown[], query: Query): number[] {
    const rows = expressionOf(this.#within(parents, query));
    return [this.column(() => sql`coalesce((${rows}), 0)`) as never];
  }

  /** A page of a list within the one parent: one row of columns. */
  page(parents: readonly unknown[], { core, slice, details, reach }: Paged): SketchedPage {
    const alias = this.#alias();
    const node = this.#within(parents, core);
    const rows = (limited: Expression<unknown>): OperationNode => {
      const given = sql`${limited}`;
      const more = details?.(given) ?? given;
      return more === given ? limited.toOperationNode() : this.#within(parents, more);
    };
    const used = new Set<string>();
    const { place, ...raw } = this.#row({ alias, used }, namesOf(rows(expressionOf(node))));
    const source = slicedPage({
      alias,
      slice,
      used,
      core: (limit, offset) => limited(details || used.has('place') ? node : without(node, 'place'), limit, offset),
      details: (limited) => expressionOf(only(rows(limited), used)),
    });
    const reached = Object.entries(reach ?? {}).map(([name, make]) => {
      return [name, this.column(() => make((core) => refTo(alias, core, used)))] as const;
    });
    const cursor = this.column(() => cursorOf(slice, (place as Column).sql));
    return { raw: { ...raw, ...Object.fromEntries(reached) }, cursor, source };
  }
}

const refTo = (alias: string, name: string, used: Set<string>): Expression<unknown> => {
  used.add(name);
  return sql.ref(`${alias}.${name}`);
};

/** What there is to know of a page beforehand: one row of columns. */
interface SketchedPage {
  readonly raw: Readonly<Record<string, Column>>;
  readonly cursor: Column;
  readonly source: PageSource;
}

/** The rows of a source, by its name. */
export function sourceRows({ alias, rows, used }: Source): Expression<unknown> {
  return sql`${expressionOf(only(rows, used))} as ${sql.ref(alias)}`;
}
