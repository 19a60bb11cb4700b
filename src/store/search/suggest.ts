/** Suggests entities while a name is being typed. */
import type { Kind } from '../../model.ts';
import { DatelineError } from '../../problem.ts';
import { fold } from '../../text/fold.ts';
import { nameWords } from '../../text/phonetic.ts';
import type { Store } from '../database/open.ts';
import { when } from '../filter/conditions.ts';
import { LAST, literally, trigrams } from '../filter/full-text.ts';
import type { EntityRow } from '../read/entities.ts';
import {
  Alias,
  type Bound,
  bind,
  column,
  type Fragment,
  found,
  fragment,
  join,
  number,
  perDialect,
  type Sql,
  sql,
} from '../sql/expression.ts';
import { asc, desc, sorting } from '../sql/keyset.ts';
import { type Condition, eq, exists, gte, isAmong, isIn, lt, some, tick, unindexed } from '../sql/operators.ts';
import { across, type Few, foundRows, from, type Rows, select } from '../sql/query.ts';
import { readRows } from '../sql/read.ts';
import { type Row, source } from '../sql/table.ts';
import { aliases, entities } from '../sql/tables/entities.ts';
import type { MatchedBy } from './hit.ts';
import { findSpelled } from './spelled.ts';

export interface SuggestionRow {
  /** Row id of the entity. */
  readonly id: Sql<number>;
  /** The alias that begins so; of several the name of the entity, then the shortest. Or the one that is most alike. */
  readonly name: Sql<string>;
  readonly matchedBy: Sql<MatchedBy>;
  readonly likeness: Sql<number>;
}

interface Query {
  readonly kinds?: readonly Kind[] | null | undefined;
  /** Most suggestions. */
  readonly limit: number;
}

const MOST_CHARACTERS = 200;
/** What a later word of a name stands behind; the hyphen is first, where GLOB takes it as it is. */
const BREAKS = ['-', ' ', "'", '.', '/', '(', '"'];
/** With the break before it, as many characters as an index of trigrams needs. */
const LEAST_LATER = 2;
const NUL = /\0/g;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** So many of the most mentioned entities are looked at first, for each suggestion: enough when one in 50 begins so. */
const LOOKED_AT = 50;

const laterWord = (before: string, prefix: string): string => `*${before}${literally(prefix)}*`;

const isShort = (prefix: string): boolean => [...prefix].length < LEAST_LATER;

/** Whether an alias begins so. */
function begins({ name_key: key }: Row<typeof aliases>, prefix: string): Condition {
  const fits = (pattern: string): Condition => perDialect((dialect) => dialect.glob(key, bind(pattern)));
  const first = fits(`${literally(prefix)}*`);
  return isShort(prefix) ? first : some([first, fits(laterWord(`[${BREAKS.join('')}]`, prefix))]);
}

/** The aliases of an entity that begin so. */
const aliasesOf = ({ id }: EntityRow, prefix: string): Rows<Row<typeof aliases>> =>
  from(aliases, (alias) => [eq(alias.entity_id, id), begins(alias, prefix)]);

/** The alias to show. */
function nameOf(entity: EntityRow, prefix: string): Sql<string> {
  const rows = aliasesOf(entity, prefix);
  const { name } = rows.row;
  const isOther: Sql<number> = sql`${name} <> ${entity.name}`;
  const order = sorting([asc(isOther, sql<number>`length(${name})`, name)], false);
  return sql`${select(name, rows)} order by ${order} limit 1`;
}

/** Those among the most mentioned entities of all. Many fit a common beginning: the first are soon found one by one. */
function amongPopular(prefix: string, limit: number): Rows<EntityRow> {
  const { row: last, from: all } = source(entities);
  const order = sorting([desc(last.mention_count, last.id)], false);
  const end: Sql<unknown> = sql`select ${join([last.mention_count, last.id])} from ${all}
    order by ${order} limit 1 offset ${bind(limit * LOOKED_AT)}`;
  return from(entities, (entity) => [
    tick(entity.id),
    sql<boolean>`${sql`${join([entity.mention_count, entity.id])}`} > ${end}`,
    exists(select(number(1), aliasesOf(entity, prefix))),
  ]);
}

/** The entities with an alias that begins so, by the indexes of names and of trigrams, in the column `entity_id`. */
function idsBy(prefix: string): Fragment {
  const start = bind(prefix);
  const first = from(aliases, ({ id, name_key: key }) => [gte(key, start), lt(key, bind(prefix + LAST)), tick(id)]);
  const query = select(first.row.entity_id, first);
  if (isShort(prefix)) return fragment`${query} group by ${first.row.entity_id}`;
  const words = BREAKS.map((before) => trigrams('aliases_trigrams', 'name_key', bind(laterWord(before, prefix))));
  const later = from(aliases, ({ id }) => [isAmong(id, join(words, ' union all '))]);
  return fragment`${query} union ${select(later.row.entity_id, later)}`;
}

/** Those among all entities. Few fit a rare beginning: all of them are gathered. */
function amongAll(prefix: string): Rows<EntityRow> {
  const ids = new Alias();
  const entity = source(entities);
  return across([{ row: null, from: fragment`(${idsBy(prefix)}) as ${ids}` }, entity], {
    where: [eq(entity.row.id, column<number>(ids, 'entity_id'))],
    row: entity.row,
  });
}

function read(store: Store, rows: Rows<EntityRow>, { prefix, kinds, limit }: Query & { readonly prefix: string }) {
  const { row, where } = rows;
  const suggestions: Few<EntityRow> = {
    ...rows,
    where: [...where, ...when(kinds, (chosen) => isIn(unindexed(row.kind), chosen))],
    orderBy: [desc(row.mention_count, row.id)],
    limit,
  };
  return readRows(store, suggestions, (entity) => ({ id: entity.id, name: nameOf(entity, prefix) }));
}

/** The entities with an alias that is so. */
function called(prefix: string): Rows<EntityRow> {
  const such = from(aliases, ({ id, name_key: key }) => [eq(key, bind(prefix)), tick(id)]);
  return from(entities, ({ id }) => [isAmong(id, select(such.row.entity_id, such))]);
}

interface Suggested {
  readonly id: number;
  readonly name: string;
  readonly matchedBy: MatchedBy;
  readonly likeness: number;
}

function begun(store: Store, query: Query & { readonly prefix: string }): Suggested[] {
  const { prefix, limit } = query;
  const popular = read(store, amongPopular(prefix, limit), query);
  const found = popular.length === limit ? popular : read(store, amongAll(prefix), query);
  return found.map((one) => ({ ...one, matchedBy: 'PREFIX', likeness: 1 }));
}

function spelled(store: Store, { prefix, kinds }: Query & { readonly prefix: string }): Suggested[] {
  const found = findSpelled(store, { words: nameWords(prefix), begins: true, kinds });
  return found.map(({ id, name, likeness }) => ({ id, name, matchedBy: 'SPELLING', likeness }));
}

/** Each once, where it comes first. */
const distinct = (found: readonly Suggested[]): Suggested[] => {
  const first = new Map<number, Suggested>();
  for (const one of found) if (!first.has(one.id)) first.set(one.id, one);
  return [...first.values()];
};

function suggest(store: Store, query: Query & { readonly prefix: string }): Suggested[] {
  const { prefix, limit } = query;
  if (!WORD_CHARACTER.test(prefix)) return [];
  const exact = read(store, called(prefix), query).map(
    (one): Suggested => ({ ...one, matchedBy: 'EXACT', likeness: 1 }),
  );
  const found = exact.length === limit ? exact : distinct([...exact, ...begun(store, query)]);
  const enough = found.length >= limit ? found : distinct([...found, ...spelled(store, query)]);
  return enough.slice(0, limit);
}

function foldedPrefix(prefix: string): string {
  if (prefix.length <= MOST_CHARACTERS) return fold(prefix.replace(NUL, ' '));
  throw new DatelineError('LIMIT_EXCEEDED', `A name to suggest for is at most ${MOST_CHARACTERS} characters long.`);
}

/**
 * At most `limit` entities, each once, whatever the case and diacritics: those with a name that is so, then those with one that begins so or, from
 * two characters on, has a later word that does, most mentioned first; then those with one that is spelled otherwise, most alike first. None for a
 * prefix without letters or digits. LIMIT_EXCEEDED for a prefix of more than 200 characters.
 */
export function suggestionsFor(prefix: Bound<string>, query: Query): Few<SuggestionRow> {
  const json = found({ prefix: prefix.map(foldedPrefix), ...query }, (store, values) =>
    JSON.stringify(suggest(store, values)),
  );
  return foundRows<SuggestionRow>(json, {
    id: 'Int',
    name: 'String',
    matchedBy: 'String',
    likeness: 'Float',
  });
}
