/** Slices, offsets and surroundings in a text that has been read, or in a column that holds it. */
import { type Expression, sql } from 'kysely';
import type { Span } from '../../model.ts';
import { around } from '../../text/around.ts';
import { convertOffset, type OffsetUnit } from '../../text/offsets.ts';
import { Column } from './column.ts';

const inSql = (offset: unknown): Expression<unknown> => (offset instanceof Column ? offset.sql : sql`${offset}`);

const json = (text: Column, write: (text: Expression<unknown>) => Expression<unknown>): never =>
  text.as(write, 'json') as never;

/** What stands at the span. */
export function sliceOf(text: string, { start, end }: Span): string {
  const column: unknown = text;
  if (!(column instanceof Column)) return text.slice(start, end);
  return json(column, (whole) => sql`write_slice(${whole}, ${inSql(start)}, ${inSql(end)})`);
}

/** An offset in another unit. */
export function offsetOf(text: string, utf16: number, unit: OffsetUnit): number {
  const column: unknown = text;
  if (!(column instanceof Column)) return convertOffset(text, utf16, unit);
  return json(column, (whole) => sql`write_offset(${whole}, ${inSql(utf16)}, ${sql.lit(unit)})`);
}

/** What stands before and after the span, so far; no character is torn. */
export function surroundingsOf(text: string, span: Span, reach: { readonly before: number; readonly after: number }) {
  const column: unknown = text;
  if (!(column instanceof Column)) return around(text, span, reach);
  const place = (whole: Expression<unknown>) => sql`${whole}, ${inSql(span.start)}, ${inSql(span.end)}`;
  return {
    before: json(column, (whole) => sql`write_before(${place(whole)}, ${reach.before})`) as string,
    after: json(column, (whole) => sql`write_after(${place(whole)}, ${reach.after})`) as string,
  };
}
