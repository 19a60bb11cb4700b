/** Counts in posting lists: the entities, the pairs of them and the values that selected articles have. */
import type { Kind } from '../../model.ts';
import { when } from '../filter/conditions.ts';
import type { Window } from '../filter/cooccurrence.ts';
import { Alias, column, type Fragment, fragment, number, type Sql, sql, text } from '../sql/expression.ts';
import { type Condition, eq, fails, isIn, NULL, TRUE, unindexed } from '../sql/operators.ts';
import { across, type Rows, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import type { MonthCountsTable } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';
import { countsOfMonths, isOfMonths } from './month-counts.ts';
import { blocksOf, type Kept, keptOnce, type Selected } from './posting-blocks.ts';

/** The entities in the articles: all, or with an id those beside that one. */
function entitiesCounted(selected: Selected, entityId: Sql<number | null>): Kept {
  const { row, ...blocks } = blocksOf(selected);
  const counts = fragment`count_entities(${row.data}, ${row.selection}, ${entityId})`;
  return keptOnce(fragment`(${select(counts, { ...blocks, row: null, where: [] })})`, selected.key);
}

/** The entities beside another one in the articles. */
export const entitiesBeside = (entityId: Sql<number>, selected: Selected): Kept => entitiesCounted(selected, entityId);

/** All entities in the articles. */
export const entitiesIn = (selected: Selected): Kept => entitiesCounted(selected, NULL);

/** In how many articles `entitiesIn` counted. */
export const articlesCounted = (counts: Kept): Sql<number> => sql`cast(articles_counted(${counts}) as integer)`;

/** An entity and in how many articles and sentences it was counted. */
export interface CountedEntity {
  readonly id: Sql<number>;
  readonly articles: Sql<number>;
  readonly sentences: Sql<number>;
}

interface Reading {
  readonly window: Window;
  /** The least count in the window, from 1. */
  readonly minimum: number | Sql<number>;
  /** Default: the highest count in the window first, ties by row id. */
  readonly backward?: boolean;
}

const whole = (alias: Alias, name: string): Sql<number> => sql`cast(${column(alias, name)} as integer)`;

/** The entities counted, in order. */
export function countedEntities(counts: Kept, { window, minimum, backward = false }: Reading): Rows<CountedEntity> {
  const alias = new Alias();
  return {
    row: { id: whole(alias, 'id'), articles: whole(alias, 'articles'), sentences: whole(alias, 'sentences') },
    from: fragment`counted_entities(${counts}, ${text(window)}, ${minimum}, ${backward ? 1 : 0}) as ${alias}`,
    where: [],
  };
}

/** The same of some kinds alone; null for all. */
export function countedOfKinds(
  counts: Kept,
  { kinds, ...reading }: Reading & { readonly kinds?: readonly Kind[] | null | undefined },
): Rows<CountedEntity> {
  const [counted, entity] = [countedEntities(counts, reading), source(entities)];
  if (kinds == null) return counted;
  return across([counted, entity], {
    where: [eq(entity.row.id, counted.row.id), ...when(kinds, (among) => isIn(unindexed(entity.row.kind), among))],
    row: counted.row,
  });
}

/** How many there are. */
export const numberCounted = (counts: Kept, { window, minimum }: Reading): Sql<number> =>
  sql`cast(number_counted(${counts}, ${text(window)}, ${minimum}) as integer)`;

/** Two entities by row id, the lower one first, and in how many articles and sentences both were counted. */
export interface CountedPair {
  readonly one: Sql<number>;
  readonly other: Sql<number>;
  readonly articles: Sql<number>;
  readonly sentences: Sql<number>;
}

/** Each two of a list of entities, which is a JSON array of row ids. */
export function pairsAmong(selected: Selected, list: Sql<string>): Kept {
  const { row, ...blocks } = blocksOf(selected);
  const counts = fragment`count_pairs(${row.data}, ${row.selection}, ${list})`;
  return keptOnce(fragment`(${select(counts, { ...blocks, row: null, where: [] })})`, selected.key);
}

/** The pairs counted that stand together, the highest count in the window first, ties by row ids. */
export function countedPairs(counts: Kept, { window, minimum }: Omit<Reading, 'backward'>): Rows<CountedPair> {
  const alias = new Alias();
  return {
    row: {
      one: whole(alias, 'one'),
      other: whole(alias, 'other'),
      articles: whole(alias, 'articles'),
      sentences: whole(alias, 'sentences'),
    },
    from: fragment`counted_pairs(${counts}, ${text(window)}, ${minimum}) as ${alias}`,
    where: [],
  };
}

/** The count of the last of so many pairs with the highest counts; 1 when there are not as many. */
export const leastOfBest = (
  counts: Kept,
  { window, first }: { readonly window: Window; readonly first: number },
): Sql<number> => sql`cast(least_of_best(${counts}, ${text(window)}, ${first}) as integer)`;

/**
 * By what articles are counted in blocks. DAY gives the day and how exactly it is known, `2005-03-24 MINUTE`, MONTH likewise its first day; KINDS the
 * kinds with spaces between.
 */
type CountedBy = 'SOURCE' | 'LANGUAGE' | 'SECTION' | 'KINDS' | 'DAY' | 'MONTH';

interface CountingOf {
  readonly by: CountedBy;
  /** Only articles in which it counts. Default: all. */
  readonly entityId?: Sql<number>;
  /** Counts the articles of each source apart. */
  readonly bySource?: boolean;
}

interface CountedValue {
  /** '' when not known. */
  readonly value: Sql<string>;
  readonly articles: Sql<number>;
  /** How often the entity counts in them, if there is one. */
  readonly mentions: Sql<number>;
  /** '' when not known, or when sources are not counted apart. */
  readonly source: Sql<string>;
}

/** Which counts of months hold the same; null when none do. */
function facetOfMonths({ by, entityId, bySource }: CountingOf): MonthCountsTable['facet'] | null {
  if (entityId) return null;
  if (bySource) return by === 'MONTH' ? 'SOURCE' : null;
  return by === 'MONTH' ? 'TOTAL' : by === 'KINDS' ? 'KIND' : by;
}

/** A month as blocks have it, by its first day. */
const dayOfMonth = (month: Sql<string>): Sql<string> =>
  sql`case length(${month}) when 7 then ${month} || '-01 MONTH' when 4 then ${month} || '-01-01 YEAR' else '' end`;

/** The same in the columns of `articlesBy`. */
function countedMonths({ period }: Selected, facet: MonthCountsTable['facet'], by: CountedBy): Fragment {
  const { row, ...rows } = countsOfMonths(period, facet);
  const [value, publisher] = by === 'MONTH' ? [dayOfMonth(row.month), row.value] : [row.value, text('')];
  return select(fragment`${value} as value, ${row.articles} as articles, 0 as mentions, ${publisher} as source`, {
    ...rows,
    row: null,
  });
}

/** The articles of blocks in the columns of `articlesBy`. */
function countedBlocks(selected: Selected, { by, entityId, bySource }: CountingOf, condition: Condition): Fragment {
  const { row, ...blocks } = blocksOf(selected, condition);
  const [entity, apart] = [entityId ?? NULL, bySource ? text('SOURCE') : NULL];
  const counts: Fragment = fragment`count_articles(${row.data}, ${row.selection}, ${entity}, ${text(by)}, ${apart})`;
  const alias = new Alias();
  const at = (index: number): Sql<unknown> => sql`${column(alias, 'value')} ->> ${number(index)}`;
  return fragment`select ${at(0)} as value, ${at(1)} as articles, ${at(2)} as mentions, ${at(3)} as source
    from json_each((${select(counts, { ...blocks, row: null, where: [] })})) as ${alias}`;
}

/**
 * The articles by a value: each once, or once for each source; of whole months in several rows for a value, by counts of months, which have an article
 * in a row for each of its kinds.
 */
export function articlesBy(selected: Selected, counting: CountingOf): Rows<CountedValue> {
  const facet = selected.isPeriod ? facetOfMonths(counting) : null;
  const alias = new Alias();
  const row = {
    value: column<string>(alias, 'value'),
    articles: column<number>(alias, 'articles'),
    mentions: column<number>(alias, 'mentions'),
    source: column<string>(alias, 'source'),
  };
  if (facet === null)
    return { row, from: fragment`(${countedBlocks(selected, counting, TRUE)}) as ${alias}`, where: [] };
  const months = countedMonths(selected, facet, counting.by);
  const blocks = countedBlocks(selected, counting, fails(isOfMonths(selected.period)));
  return { row, from: fragment`(${months} union all ${blocks}) as ${alias}`, where: [] };
}

/** What `entitiesIn` counted in two selections of articles, to be compared. */
export const comparedEntities = (one: Kept, other: Kept): Kept =>
  keptOnce(fragment`compare_entities(${one}, ${other})`);

/** In how many articles of the one selection entities are, and of the other. */
interface ComparedGroup {
  readonly k1: Sql<number>;
  readonly k2: Sql<number>;
}

/** The different pairs of such numbers. */
export function comparedGroups(comparison: Kept): Rows<ComparedGroup> {
  const alias = new Alias();
  return {
    row: { k1: whole(alias, 'k1'), k2: whole(alias, 'k2') },
    from: fragment`compared_groups(${comparison}) as ${alias}`,
    where: [],
  };
}

/** The entities of scored groups, highest score first, ties by row id; backward the other way round. */
export function scoredEntities(
  comparison: Kept,
  groups: Rows<ComparedGroup & { readonly score: Sql<number> }>,
): (backward: boolean) => Rows<ComparedGroup & Pick<CountedEntity, 'id'>> {
  const { k1, k2, score } = groups.row;
  const scored = keptOnce(fragment`(${select(fragment`score_groups(${comparison}, ${k1}, ${k2}, ${score})`, groups)})`);
  return (backward) => {
    const alias = new Alias();
    return {
      row: { id: whole(alias, 'id'), k1: whole(alias, 'k1'), k2: whole(alias, 'k2') },
      from: fragment`scored_entities(${scored}, ${backward ? 1 : 0}) as ${alias}`,
      where: [],
    };
  };
}
