/** Counts in posting lists: the entities, the pairs of them and the values that selected articles have. */
import type { Kind } from '../../model.ts';
import { when } from '../filter/conditions.ts';
import type { Window } from '../filter/cooccurrence.ts';
import { Alias, column, type Fragment, fragment, number, type Sql, sql, text } from '../sql/expression.ts';
import { eq, isIn, NULL, unindexed } from '../sql/operators.ts';
import { across, type Rows, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { entities } from '../sql/tables/entities.ts';
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

/** The articles by a value: each once, or once for each source. */
export function articlesBy(selected: Selected, { by, entityId, bySource = false }: CountingOf): Rows<CountedValue> {
  const { row, ...blocks } = blocksOf(selected);
  const [entity, apart] = [entityId ?? NULL, bySource ? text('SOURCE') : NULL];
  const counts: Fragment = fragment`count_articles(${row.data}, ${row.selection}, ${entity}, ${text(by)}, ${apart})`;
  const alias = new Alias();
  const at = <T>(index: number): Sql<T> => sql`${column(alias, 'value')} ->> ${number(index)}`;
  return {
    row: { value: at(0), articles: at(1), mentions: at(2), source: at(3) },
    from: fragment`json_each((${select(counts, { ...blocks, row: null, where: [] })})) as ${alias}`,
    where: [],
  };
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
