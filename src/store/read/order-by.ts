/** What a list is ordered by, as it is asked for: every noun reads it in the same way. */
import type { Sql } from '../sql/expression.ts';
import { by, type Direction, type Nulls, type Order } from '../sql/keyset.ts';

interface FieldOrder {
  /** Which way it runs unless it is told: the latest, the most and the heaviest first, names and places from their beginning. */
  readonly usual: Direction;
  /** Rows may have no value, for which the column has ''. */
  readonly nullable?: true;
}

const FIELDS = {
  PUBLISHED_AT: { usual: 'DESC', nullable: true },
  FIRST_SEEN: { usual: 'DESC', nullable: true },
  LAST_SEEN: { usual: 'DESC', nullable: true },
  TITLE: { usual: 'ASC', nullable: true },
  NAME: { usual: 'ASC' },
  POSITION: { usual: 'ASC' },
  FIRST_MENTION: { usual: 'ASC' },
  WORD_COUNT: { usual: 'DESC' },
  MENTION_COUNT: { usual: 'DESC' },
  ARTICLE_COUNT: { usual: 'DESC' },
  SALIENCE: { usual: 'DESC' },
  RANK: { usual: 'DESC' },
} as const satisfies Record<string, FieldOrder>;
type OrderField = keyof typeof FIELDS;

export interface OrderBy<Field extends OrderField> {
  readonly field: Field;
  /** Default: the usual one of the field. */
  readonly direction?: Direction | null | undefined;
  /** Where rows without a value come. Default: as if it were the least. */
  readonly nulls?: Nulls | undefined;
}

export const usualDirection = (field: OrderField): Direction => FIELDS[field].usual;

export const directionOf = ({ field, direction }: OrderBy<OrderField>): Direction => direction ?? usualDirection(field);

/** By columns of one index, all in the same direction. */
export const orderBy = (asked: OrderBy<OrderField>, ...columns: readonly Sql<string | number>[]): Order => ({
  name: asked.field,
  parts: [by(directionOf(asked), ...columns)],
  ...(asked.nulls && 'nullable' in FIELDS[asked.field] && { nulls: asked.nulls }),
});
