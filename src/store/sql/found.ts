/** What takes several steps to find: a sketch leaves the steps for right before its statement runs, and reads what they gave. */
import { type Expression, sql } from 'kysely';
import type { Store } from '../database/open.ts';
import { type Column, unlessNull } from './column.ts';
import { qb } from './kysely.ts';
import { Finding, settled } from './late.ts';
import type { Page } from './page.ts';
import { ONCE, PARENT } from './per-parent.ts';
import { bound } from './piece.ts';
import { foundPage, sketchedPage } from './sketched-page.ts';

/** Finds something for what is asked. */
export type Steps<Asked, Found> = (store: Store, asked: Asked) => Found;

/** What is found, as JSON to be bound; null when nothing is. */
const lateJson = <Asked, Found>(asked: Asked, steps: Steps<Asked, Found>): Finding =>
  new Finding((run) => {
    const found = steps(run.store, settled(asked, run));
    return found === null ? null : JSON.stringify(found);
  });

const columnsOf = (value: Expression<unknown>, names: readonly string[]) =>
  names.map((name) => sql`${value} ->> ${sql.lit(name)}`.as(name));

/** What the steps find; `names` are those of its properties. */
export function findOne<Asked, Found extends object>(
  store: Store,
  asked: Asked,
  { steps, names }: { readonly steps: Steps<Asked, Found | null>; readonly names: readonly (keyof Found & string)[] },
): Found | null {
  if (!store.sketch) return steps(store, asked);
  const found = sql`${lateJson(asked, steps)}`;
  const query = qb.selectNoFrom(columnsOf(found, names)).where(sql<boolean>`${found} is not null`);
  return (store.sketch.rows(ONCE, query)[0] as Found[])[0] ?? null;
}

/** The rows of a list that was found; `names` are those of their properties. */
export function foundRows<Row extends object>(
  store: Store,
  list: readonly Row[],
  names: readonly (keyof Row & string)[],
): Row[] {
  const { sketch } = store;
  if (!sketch) return [...list];
  const rows = qb.selectFrom(sql`json_each(${PARENT})`.as('f')).select(columnsOf(sql.ref('f.value'), names));
  return unlessNull(list, () => sketch.rows([list], rows)[0] as Row[]) ?? [];
}

/** The list that the steps find. */
export function findRows<Asked, Row extends object>(
  store: Store,
  asked: Asked,
  { steps, names }: { readonly steps: Steps<Asked, readonly Row[]>; readonly names: readonly (keyof Row & string)[] },
): Row[] {
  const list = store.sketch?.column(() => sql`${lateJson(asked, steps)}`) ?? steps(store, asked);
  return foundRows(store, list as readonly Row[], names);
}

/** The number that the steps find. */
export function findNumber<Asked>(store: Store, asked: Asked, steps: Steps<Asked, number>): number {
  const late = new Finding((run) => steps(run.store, settled(asked, run)));
  return (store.sketch?.column(() => sql`cast(${late} as integer)`) as never) ?? steps(store, asked);
}

/** The page that the steps find. */
export function findPage<Asked, Row extends object>(
  store: Store,
  asked: Asked,
  { steps, names }: { readonly steps: Steps<Asked, Page<Row>>; readonly names: readonly (keyof Row & string)[] },
): Page<Row> {
  const { sketch } = store;
  if (!sketch) return steps(store, asked);
  const found = bound(lateJson(asked, steps));
  const { alias, columns } = sketch.elements(['key', 'value']);
  const { key, value } = columns as { key: Column; value: Column };
  const row = Object.fromEntries(names.map((name) => [name, value.as((json) => sql`${json} ->> ${sql.lit(name)}`)]));
  const cursor = key.as((index) => sql`${found} -> 'cursors' ->> ${index}`);
  return sketchedPage(row as Row, cursor, foundPage(found, alias));
}
