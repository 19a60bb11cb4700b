/**
 * A Pothos plugin: a field declares what it is in SQL, as `select` does in Pothos' Prisma and Drizzle plugins. The parent of a type is a
 * row of expressions; what a declaration gives must have the type of the field, nullability included.
 */
import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type InputShapeFromFields,
  type PothosOutputFieldConfig,
  RootFieldBuilder,
  type SchemaTypes,
  type ShapeFromTypeParam,
  type TypeParam,
} from '@pothos/core';
import type { EventLog } from '../../src/store/read/event-log.ts';
import type { EventId } from '../../src/store/read/events.ts';
import type { Sql } from '../../src/store/sql/expression.ts';
import type { PageArgs } from '../../src/store/sql/keyset.ts';
import type { Few, FoundList, List, One } from '../../src/store/sql/query.ts';
import type { Row, Table } from '../../src/store/sql/table.ts';
import type { Cost, CostParams, FieldExtensions } from './declaration.ts';
import * as methods from './methods.ts';

/** What every declared field may say. */
interface Described<Args extends InputFieldMap> {
  readonly description?: string;
  readonly args?: Args;
  /** What it costs beside the nodes it gives, in nodes. Default: nothing. */
  readonly cost?: Cost;
  /** How many items a list without a page has, estimated. Default: the page of the field above, else 5. */
  readonly size?: (params: CostParams) => number;
  /** It takes long: where many rows lead to one, it is answered once for that one. */
  readonly slow?: boolean;
  /** Throws what is wrong with the arguments that are known. */
  readonly check?: (args: InputShapeFromFields<Args>) => void;
}

/** The columns of a row by the type of their values. */
type ColumnName<Parent, Value> = {
  readonly [Name in keyof Parent]: Parent[Name] extends Sql<Value> ? Name : never;
}[keyof Parent] &
  string;

type NoArgs = Record<never, never>;
type Plain = string | number | boolean | null;

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      sql: SqlPlugin<Types>;
    }

    export interface SchemaBuilder<Types extends SchemaTypes> {
      /** A type whose parents are rows of a table. */
      rowRef<T extends Table>(name: string, table: T): ImplementableObjectRef<Types, Row<T>>;
    }

    export interface FieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > {
      /** What it costs beside the nodes it gives, in nodes. Default: nothing. */
      cost?: Cost;
      /** How many items a list without a page has, estimated. Default: the page of the field above, else 5. */
      size?: (params: CostParams) => number;
    }

    export interface RootFieldBuilder<Types extends SchemaTypes, ParentShape, Kind> {
      /** A column as it is stored: its scalar, or an enum of the same words; its nullability. */
      column<Name extends ColumnName<ParentShape, Plain>>(
        name: Name,
        options?: Described<NoArgs>,
      ): FieldRef<Types, unknown>;
      column<
        Type extends TypeParam<Types>,
        Name extends ColumnName<ParentShape, ShapeFromTypeParam<Types, Type, true>>,
      >(name: Name, options: Described<NoArgs> & { readonly type: Type }): FieldRef<Types, unknown>;

      /** An expression. */
      sql<Type extends TypeParam<Types>, const Nullable extends boolean = false, Args extends InputFieldMap = NoArgs>(
        options: Described<Args> & {
          readonly type: Type;
          readonly nullable?: Nullable;
          readonly sql: (
            parent: ParentShape,
            args: InputShapeFromFields<Args>,
          ) => Sql<ShapeFromTypeParam<Types, Type, Nullable>>;
        },
      ): FieldRef<Types, unknown>;

      /** An object that reads nothing more: other expressions of the same parent. */
      part<Type extends TypeParam<Types>, const Nullable extends boolean = false, Args extends InputFieldMap = NoArgs>(
        options: Described<Args> & {
          readonly type: Type;
          readonly nullable?: Nullable;
          readonly of: (
            parent: ParentShape,
            args: InputShapeFromFields<Args>,
          ) => ShapeFromTypeParam<Types, Type, false> | (true extends Nullable ? null : never);
        },
      ): FieldRef<Types, unknown>;

      /** At most one row. Null in place of it says that there is none whatever is stored. */
      one<Type extends TypeParam<Types>, const Nullable extends boolean = false, Args extends InputFieldMap = NoArgs>(
        options: Described<Args> & {
          readonly type: Type;
          readonly nullable?: Nullable;
          readonly from: (
            parent: ParentShape,
            args: InputShapeFromFields<Args>,
          ) => One<ShapeFromTypeParam<Types, Type, Nullable>> | (true extends Nullable ? null : never);
        },
      ): FieldRef<Types, unknown>;

      /** A list of which the arguments name the items: of each at most one row. What finding an item throws is an error of that item alone. */
      ones<Type extends TypeParam<Types>, Args extends InputFieldMap = NoArgs>(
        options: Described<Args> & {
          readonly type: readonly [Type];
          readonly nullable: { readonly items: true; readonly list: false };
          readonly from: (parent: ParentShape, args: InputShapeFromFields<Args>) => readonly (() => One<unknown>)[];
        },
      ): FieldRef<Types, unknown>;

      /** One row of an interface or union of which the type is known row by row, by the word that `on` gives. */
      oneOf<Type extends TypeParam<Types>, Word extends string, const Nullable extends boolean = false>(
        options: Described<NoArgs> & {
          readonly type: Type;
          readonly nullable?: Nullable;
          readonly on: (parent: ParentShape) => Sql<Word>;
          readonly ways: {
            readonly [W in Word]: { readonly type: string; readonly from: (parent: ParentShape) => One<unknown> };
          };
        },
      ): FieldRef<Types, unknown>;

      /** An event of a subscription, by its id; none for one that is not told. `subject` has to exist for the subscription to begin; `position` is where it begins, by default after the argument `after`. */
      event<Type extends TypeParam<Types>, Args extends InputFieldMap = NoArgs>(
        options: Described<Args> & {
          readonly type: Type;
          readonly log: EventLog;
          readonly subject?: (args: InputShapeFromFields<Args>) => One<unknown>;
          readonly position?: (args: Readonly<Record<string, unknown>>) => string | null;
          readonly from: (
            event: EventId,
            args: InputShapeFromFields<Args>,
          ) => One<ShapeFromTypeParam<Types, Type, true>>;
        },
      ): FieldRef<Types, unknown>;

      /** All rows of a short list. */
      rows<R, const Nullable extends boolean = false, Args extends InputFieldMap = NoArgs>(
        options: Described<Args> & {
          readonly type: [ObjectRef<Types, R>];
          readonly nullable?: Nullable;
          readonly rows: (parent: ParentShape, args: InputShapeFromFields<Args>) => Few<R>;
        },
      ): FieldRef<Types, unknown>;

      /** A page of a list. The arguments of pages are added to those given. */
      list<L extends List<unknown> | FoundList<unknown>, Args extends InputFieldMap = NoArgs>(
        options: Described<Args> & {
          readonly type: ObjectRef<Types, L>;
          readonly nullable?: boolean;
          readonly list: (parent: ParentShape, args: InputShapeFromFields<Args> & PageArgs) => L;
        },
      ): FieldRef<Types, unknown>;

      /** A page of a list that another row, which the arguments name, decides as well; null where that row does not exist. */
      listWith<L extends List<unknown>, R, Args extends InputFieldMap = NoArgs>(
        options: Described<Args> & {
          readonly type: ObjectRef<Types, L>;
          readonly nullable: true;
          readonly with: (parent: ParentShape, args: InputShapeFromFields<Args>) => One<R | null>;
          readonly list: (
            parent: ParentShape,
            args: InputShapeFromFields<Args> & PageArgs,
            other: NonNullable<NoInfer<R>>,
          ) => L;
        },
      ): FieldRef<Types, unknown>;
    }
  }
}

class SqlPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  /** Every field may say what it costs, and how long its list is. */
  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { cost, size } = config.pothosOptions as FieldExtensions;
    const extensions = { ...config.extensions, ...(cost !== undefined && { cost }), ...(size && { size }) };
    return { ...config, extensions };
  }
}

export const SQL = 'sql';
SchemaBuilder.registerPlugin(SQL, SqlPlugin);
Object.assign(RootFieldBuilder.prototype, methods.fields);
Object.assign(SchemaBuilder.prototype, methods.builders);
