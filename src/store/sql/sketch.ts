/**
 * Sketches: what readers would read. A reader that is handed the store of a sketch does not run its query; the sketch notes it
 * down and gives a row of columns, on which whatever follows goes on.
 */
import { type AliasableExpression, type Expression, type OperationNode, sql } from 'kysely';
import type { Store } from '../database/open.ts';
import { Column, NotInSql } from './column.ts';
import { lateIn } from './late.ts';
import type { Slice } from './page.ts';
import { bound, joined, literal, named, type Piece, piece, reference } from './piece.ts';
import { Rows } from './rows.ts';
import { cursorOf, type PageSource, pageOf, slicedPage } from './sketched-page.ts';

/** Rows that a statement would read, and the name that their columns go by. */
export interface Source {
  readonly alias: string;
  readonly rows: Rows;
  /** What tells the parent within which they are from others. */
  readonly key: Piece;
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

const inSql = (part: unknown): Piece => {
  if (part instanceof Column) return part.sql;
  const late = typeof part === 'string' ? lateIn(part) : null;
  if (late) return bound(late);
  return typeof part === 'number' ? literal(part) : bound(part);
};

const partsOf = (parent: unknown): Piece[] => (Array.isArray(parent) ? parent : [parent]).map(inSql);

/** What a query reads within the one parent. */
const rowsWithin = ([parent, ...others]: readonly unknown[], query: Query): Rows => {
  if (parent === undefined || others.length > 0) throw new NotInSql('it reads for many parents at once');
  return new Rows(query.toOperationNode(), partsOf(parent));
};

const keyOf = (parent: unknown): Piece => {
  const parts = partsOf(parent);
  const [first] = parts;
  return first && parts.length === 1 ? first : piece`json_array(${joined(parts)})`;
};

/** More columns, each looked up where it is selected. */
export type Reach = Readonly<Record<string, (core: (name: string) => Expression<unknown>) => Expression<unknown>>>;

export class Sketch {
  readonly marked: Column[] = [];
  /** What was noted down and is not yet put to use. */
  readonly #open: Source[] = [];
  #aliases = 0;
  #places = 0;

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

  /** For another statement: no column stands in any text yet. */
  begin(): void {
    this.marked.length = 0;
    this.#places = 0;
  }

  /** The name of another place in the statement. */
  place(): string {
    return `p${this.#places++}`;
  }

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

  #row(alias: string, names: readonly string[]): Record<string, Column> {
    return Object.fromEntries(names.map((name) => [name, this.column(() => reference(alias, name))]));
  }

  /** Columns of rows of another kind, whose source is put together elsewhere. */
  elements(names: readonly string[]): { readonly alias: string; readonly columns: Record<string, Column> } {
    const alias = this.#alias();
    return { alias, columns: this.#row(alias, names) };
  }

  /** The rows of a query within the one parent: one row of columns. */
  rows(parents: readonly unknown[], query: Query): unknown[][] {
    const source = { alias: this.#alias(), rows: rowsWithin(parents, query), key: keyOf(parents[0]) };
    this.#open.push(source);
    return [[this.#row(source.alias, source.rows.names)]];
  }

  /** The number in the column `count` of a query. */
  count(parents: readonly unknown[], query: Query): number[] {
    const rows = rowsWithin(parents, query);
    return [this.column(() => piece`coalesce((${rows.select(() => true)}), 0)`) as never];
  }

  /** A page of a list within the one parent: one row of columns. */
  page(parents: readonly unknown[], { core, slice, details, reach }: Paged): SketchedPage {
    const alias = this.#alias();
    const rows = rowsWithin(parents, core);
    const given = sql`${pageOf({ slice, core: rows }, () => true)}`;
    const more = details?.(given) ?? given;
    const read = more === given ? null : rowsWithin(parents, more);
    const source = slicedPage({ alias, slice, core: rows, details: read });
    const { place, ...row } = this.#row(alias, (read ?? rows).names);
    const reached = Object.entries(reach ?? {}).map(([name, make]) => {
      return [name, this.column(() => make((core) => reference(alias, core)))] as const;
    });
    const cursor = this.column(() => cursorOf(slice, (place as Column).sql));
    return { raw: { ...row, ...Object.fromEntries(reached) }, cursor, source };
  }
}

/** What there is to know of a page beforehand: one row of columns. */
interface SketchedPage {
  readonly raw: Readonly<Record<string, Column>>;
  readonly cursor: Column;
  readonly source: PageSource;
}

/** The rows of a source by its name, with those columns that `about` them is said. */
export function sourceRows({ alias, rows }: Source, about: Piece): Piece {
  const used = about.namesOf(alias);
  return named(piece`(${rows.select((name) => used.has(name))})`, alias);
}
