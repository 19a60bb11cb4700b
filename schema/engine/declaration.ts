/** What a field is in SQL, as its definition declares it and as the planner reads it. */
import type { GraphQLField } from 'graphql';
import type { EventLog } from '../../src/store/read/event-log.ts';
import type { Sql } from '../../src/store/sql/expression.ts';
import type { Few, FoundList, List, One } from '../../src/store/sql/query.ts';

/** The expressions of a parent: a row, or any object of expressions and plain values. */
export type Parent = never;
type Args = never;

/** What the fields of a connection and its edges are; the planner takes them from the page. */
type PagePart =
  | 'totalCount'
  | 'pageInfo'
  | 'edges'
  | 'cursor'
  | 'startCursor'
  | 'endCursor'
  | 'hasNextPage'
  | 'hasPreviousPage';

/** What a word leads to: a row, as an object of that type. */
interface Way {
  readonly type: string;
  readonly from: (parent: Parent) => One<unknown>;
}

export type Declaration = {
  /** Throws what is wrong with the arguments; it is the error of the field itself. */
  readonly check?: ((args: Args) => void) | undefined;
} & (
  | { readonly kind: 'value'; readonly value: (parent: Parent, args: Args) => Sql<unknown> }
  | { readonly kind: 'part'; readonly of: (parent: Parent, args: Args) => unknown }
  | { readonly kind: 'one'; readonly from: (parent: Parent, args: Args) => One<unknown> | null }
  | { readonly kind: 'ones'; readonly from: (parent: Parent, args: Args) => readonly (() => One<unknown>)[] }
  | {
      readonly kind: 'oneOf';
      readonly on: (parent: Parent) => Sql<string>;
      readonly ways: Readonly<Record<string, Way>>;
    }
  | { readonly kind: 'rows'; readonly rows: (parent: Parent, args: Args) => Few<unknown> }
  | { readonly kind: 'list'; readonly list: (parent: Parent, args: Args) => List<unknown> | FoundList<unknown> }
  | {
      readonly kind: 'listWith';
      readonly with: (parent: Parent, args: Args) => One<unknown>;
      readonly list: (parent: Parent, args: Args, other: never) => List<unknown>;
    }
  | { readonly kind: 'nodes'; readonly node: Declaration }
  | { readonly kind: PagePart }
);

/** What the cost of a field depends on. */
export interface CostParams {
  readonly args: Readonly<Record<string, unknown>>;
  /** The arguments of the field that gave the parent. */
  readonly argsAbove: Readonly<Record<string, unknown>>;
  /** What the list costs that the field is a part of, its filter included: to look through it once more costs as much again. */
  readonly list: number;
  /** What the filter of that list costs; 0 when all are let through. */
  readonly filter: number;
}

/** What a field costs beside the nodes it gives and the filter among its arguments, in nodes. */
export type Cost = number | ((params: CostParams) => number);

/** What a field of a subscription follows. */
interface Events {
  readonly log: EventLog;
  /** What has to exist for the subscription to begin. */
  readonly subject?: ((args: Args) => One<unknown>) | undefined;
  /** The position that the arguments name; null for from now on. Default: that of the argument `after`. */
  readonly position?: ((args: Readonly<Record<string, unknown>>) => string | null) | undefined;
}

export interface FieldExtensions {
  readonly events?: Events;
  /** How many items a list without a page has, estimated. */
  readonly size?: (params: CostParams) => number;
  readonly declaration?: Declaration;
  readonly cost?: Cost;
  /** It takes long: where many rows lead to one, it is answered once for that one. */
  readonly slow?: boolean;
}

export type Field = GraphQLField<unknown, unknown>;

export const extensionsOf = (field: Field): FieldExtensions => field.extensions as FieldExtensions;

/**
 * How an argument or input field is deferred: bound when the statement runs, so that one plan answers for all its values. Only texts, ids
 * and lists of them are; a list is deferred item by item, so that a plan answers for lists of one length.
 */
export interface Deferral {
  /**
   * The part of a value that the plan depends on, such as the type in an id; null for a value that cannot be deferred. Default: no
   * part of it.
   */
  readonly decide?: (value: string) => string | null;
  /** Values for plans that are made in advance: one for each result of `decide`. */
  readonly samples?: readonly string[];
}

interface Extended {
  readonly extensions: object;
}

/** Null for an argument or input field that is not deferred. */
export const deferralOf = ({ extensions }: Extended): Deferral | null =>
  (extensions as { readonly deferral?: Deferral }).deferral ?? null;
