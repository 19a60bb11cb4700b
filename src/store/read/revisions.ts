/** What changed since a revision: for copies that are kept elsewhere. */
import { DatelineError } from '../../problem.ts';
import { type Bound, type Sql, text } from '../sql/expression.ts';
import { asc } from '../sql/keyset.ts';
import { all, choose, concat, eq, exists, fails, gt, gte, lte } from '../sql/operators.ts';
import { across, find, from, type List, lookup, type One, select } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { entities, redirects } from '../sql/tables/entities.ts';
import { changed, revisions } from '../sql/tables/revisions.ts';
import type { ArticleRow } from './articles.ts';
import type { EntityRow } from './entities.ts';

export type ChangedRow = Row<typeof changed>;

const TOKEN = /^([0-9a-f]{16})-(\d{1,15})$/;

function partsOf(token: string): readonly [epoch: string, number: number] {
  const [, epoch, number] = TOKEN.exec(token) ?? [];
  if (epoch === undefined)
    throw new DatelineError('BAD_USER_INPUT', 'That is no revision: give one that an answer gave.');
  return [epoch, Number(number)];
}

/** The token of the state that is read. */
export function currentRevision(): Sql<string> {
  const { row, ...rows } = from(revisions);
  return lookup(concat<string | number>(row.epoch, text('-'), row.current) as Sql<string>, {
    ...rows,
    row,
  }) as Sql<string>;
}

/** Nothing when what changed since that revision is not kept. BAD_USER_INPUT for what is no revision. */
export function keptRevision(token: Bound<string>): One<Row<typeof revisions> | null> {
  const [epoch, number] = [token.map((value) => partsOf(value)[0]), token.map((value) => partsOf(value)[1])];
  return find(from(revisions, (row) => [eq(row.epoch, epoch), lte(row.oldest, number), gte(row.current, number)]));
}

/** What changed after that revision, in the order of revisions. */
export function changedAfter(token: Bound<string>): List<ChangedRow> {
  const rows = from(changed, (row) => [
    gt(
      row.revision,
      token.map((value) => partsOf(value)[1]),
    ),
  ]);
  return { ...rows, order: () => ({ name: 'REVISION', parts: [asc(rows.row.revision, rows.row.type, rows.row.id)] }) };
}

const isArticle = ({ type }: ChangedRow) => eq(type, text('ARTICLE'));
const isEntity = ({ type }: ChangedRow) => eq(type, text('ENTITY'));

/** Null when it is an entity, or gone. */
export const changedArticle = (thing: ChangedRow): One<ArticleRow | null> =>
  find(from(articles, ({ id }) => [isArticle(thing), eq(id, thing.id)]));

/** Null when it is an article, or gone. */
export const changedEntity = (thing: ChangedRow): One<EntityRow | null> =>
  find(from(entities, ({ id }) => [isEntity(thing), eq(id, thing.id)]));

/** The entity that the key of a deleted entity leads to now, if any. */
export function survivorOf(thing: ChangedRow): One<EntityRow | null> {
  const [redirect, entity] = [source(redirects), source(entities)];
  const where = [isEntity(thing), eq(redirect.row.from_key, thing.key), eq(entity.row.id, redirect.row.entity_id)];
  return find(across([redirect, entity], { where, row: entity.row }));
}

export function isDeleted(thing: ChangedRow): Sql<boolean> {
  const article = exists(
    select(
      text('x'),
      from(articles, ({ id }) => [eq(id, thing.id)]),
    ),
  );
  const entity = exists(
    select(
      text('x'),
      from(entities, ({ id }) => [eq(id, thing.id)]),
    ),
  );
  return choose(isArticle(thing), fails(article), fails(all([entity])));
}

/** Its global id. */
export const idOfChanged = (thing: ChangedRow): Sql<string> =>
  concat(choose(isArticle(thing), text<string>('Article:'), text<string>('Entity:')), thing.key);
