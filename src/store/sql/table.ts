/** Tables as values: each is said once, and the types of its rows follow from it. */
import { Alias, column, Fragment, fragment, raw, type Scalar, type Sql } from './expression.ts';

/** A column: the GraphQL scalar of its values and whether they may be null. `Stored` is the type in the database. */
export interface Column<out Value, out Stored = Value> {
  readonly scalar: Scalar;
  readonly nullable: boolean;
  readonly types?: { readonly value: Value; readonly stored: Stored };
}

/** A column that the database computes from others. */
interface Generated {
  readonly isGenerated: true;
}

export const text = <T extends string = string>(): Column<T> => ({ scalar: 'String', nullable: false });
export const int = (): Column<number> => ({ scalar: 'Int', nullable: false });
export const float = (): Column<number> => ({ scalar: 'Float', nullable: false });
/** Bytes, which no field shows. */
export const blob = (): Column<Uint8Array> => ({ scalar: 'String', nullable: false });
/** Stored as 0 or 1. */
export const flag = (): Column<boolean, 0 | 1> => ({ scalar: 'Boolean', nullable: false });
/** A column that may be null. */
export const nullable = <V, S>({ scalar }: Column<V, S>): Column<V | null, S | null> => ({ scalar, nullable: true });

/** A flag that the database computes. */
export const generatedFlag = (): Column<boolean, 0 | 1> & Generated => ({ ...flag(), isGenerated: true });

export type Columns = Readonly<Record<string, Column<unknown, unknown>>>;
type ValueOf<C> = C extends Column<infer Value, unknown> ? Value : never;
type StoredOf<C> = C extends Column<unknown, infer Stored> ? Stored : never;

export interface Table<Name extends string = string, C extends Columns = Columns> {
  readonly name: Name;
  readonly columns: C;
}

export const table = <const Name extends string, const C extends Columns>(name: Name, columns: C): Table<Name, C> => ({
  name,
  columns,
});

/** A row as it is stored, for the statements that write it. */
export type Stored<T extends Table> = {
  -readonly [Name in keyof T['columns'] as T['columns'][Name] extends Generated ? never : Name]: StoredOf<
    T['columns'][Name]
  >;
};

/** A row as expressions, column by column. */
export type Row<T extends Table> = { readonly [Name in keyof T['columns']]: Sql<ValueOf<T['columns'][Name]>> };

/** A row of which the columns are made when they are read: few of them are. */
type RowClass = new (alias: Alias) => Readonly<Record<string, Sql<unknown>>>;

const rowClasses = new WeakMap<Columns, RowClass>();

function rowClassOf(columns: Columns): RowClass {
  const known = rowClasses.get(columns);
  if (known) return known;
  class TableRow {
    readonly alias: Alias;
    constructor(alias: Alias) {
      this.alias = alias;
    }
  }
  for (const name of Object.keys(columns)) {
    Object.defineProperty(TableRow.prototype, name, {
      enumerable: true,
      get(this: TableRow) {
        return column(this.alias, name);
      },
    });
  }
  rowClasses.set(columns, TableRow as never);
  return TableRow as never;
}

const hint = (index: string): Fragment => new Fragment([(dialect) => dialect.indexedBy(index)]);

/** A table under a name of its own: what a query selects from. */
export interface Source<R> {
  readonly row: R;
  readonly from: Fragment;
}

/** `index`: the index to read it along, where the engine takes such a hint. */
export function source<T extends Table>({ name, columns }: T, index?: string): Source<Row<T>> {
  const alias = new Alias();
  const from = fragment`${raw(name)} as ${alias}`;
  const row = new (rowClassOf(columns))(alias) as Row<T>;
  return { row, from: index === undefined ? from : fragment`${from}${hint(index)}` };
}

/** A row with other expressions for some of its columns: when all that are read are known otherwise, the table itself need not be. */
export const rowWith = <R extends object>(row: R, columns: Partial<Record<keyof R, Sql<unknown>>>): R =>
  Object.create(row, Object.getOwnPropertyDescriptors(columns)) as R;
