/** Suggests entities while a name is being typed. */
import { type RawBuilder, sql } from 'kysely';
import type { Kind } from '../../model.ts';
import { DatelineError } from '../../problem.ts';
import { fold } from '../../text/fold.ts';
import type { Store } from '../database/open.ts';
import { type Condition, isIn, restrict, some, when } from '../filter/conditions.ts';
import { LAST, literally } from '../filter/texts.ts';
import { findRows } from '../sql/found.ts';
import { all, qb } from '../sql/kysely.ts';
import type { EntitiesTable } from '../sql/tables/entities.ts';

export interface SuggestQuery {
  /** The beginning of a name or, from two characters on, of a later word of it; case and diacritics do not matter. */
  readonly prefix: string;
  readonly kinds?: readonly Kind[] | null | undefined;
  /** Most suggestions. */
  readonly limit: number;
}

export interface SuggestionRow {
  /** Row id of the entity. */
  readonly id: number;
  /** The alias that begins so; of several the name of the entity, then the shortest. */
  readonly name: string;
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
const begins = (prefix: string): Condition => {
  const first = sql<boolean>`name_key glob ${`${literally(prefix)}*`}`;
  return isShort(prefix)
    ? first
    : some([first, sql<boolean>`name_key glob ${laterWord(`[${BREAKS.join('')}]`, prefix)}`]);
};

/** The entities with such an alias, by the indexes of names and of trigrams. */
const idsBy = (prefix: string): RawBuilder<unknown> => {
  const first = sql`select entity_id from aliases where name_key >= ${prefix} and name_key < ${prefix + LAST}`;
  const later = BREAKS.map(
    (before) => sql`select rowid from aliases_trigrams where name_key glob ${laterWord(before, prefix)}`,
  );
  return isShort(prefix)
    ? sql`${first} group by entity_id`
    : sql`${first} union select entity_id from aliases where id in (${sql.join(later, sql` union all `)})`;
};

/** Where to look for entities, and what must hold for them. */
interface Place {
  readonly entities: RawBuilder<EntitiesTable>;
  readonly such: readonly Condition[];
}

const read = (store: Store, { entities, such }: Place, { prefix, kinds, limit }: SuggestQuery): SuggestionRow[] => {
  const name = sql<string>`(
    select name from aliases where entity_id = e.id and ${begins(prefix)}
    order by name <> e.name, length(name), name limit 1)`;
  const asked = when(kinds, (chosen): Condition => isIn(sql`+e.kind`, chosen));
  const query = restrict(qb.selectFrom(entities.as('e')), [...such, ...asked])
    .select(['e.id', name.as('name')])
    .orderBy('e.mention_count', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit);
  return all(store, query);
};

/** Those among the most mentioned entities of all. Many fit a common beginning: the first are soon found one by one. */
const popular = ({ prefix, limit }: SuggestQuery): Place => {
  const last = sql`(
    select mention_count, id from entities order by mention_count desc, id desc limit 1 offset ${limit * LOOKED_AT})`;
  return {
    entities: sql`entities`,
    such: [
      sql`(e.mention_count, e.id) > ${last}`,
      sql`exists (select 1 from aliases where entity_id = e.id and ${begins(prefix)})`,
    ],
  };
};

/** Those among all entities. Few fit a rare beginning: all of them are gathered. */
const anywhere = ({ prefix }: SuggestQuery): Place => ({
  entities: sql`(select f.* from (${idsBy(prefix)}) as i cross join entities as f where f.id = i.entity_id)`,
  such: [],
});

const suggestionsOf = (store: Store, query: SuggestQuery): SuggestionRow[] => {
  if (query.prefix.length > MOST_CHARACTERS) {
    throw new DatelineError('LIMIT_EXCEEDED', `A name to suggest for is at most ${MOST_CHARACTERS} characters long.`);
  }
  const asked = { ...query, prefix: fold(query.prefix.replace(NUL, ' ')) };
  if (!WORD_CHARACTER.test(asked.prefix)) return [];
  const first = read(store, popular(asked), asked);
  return first.length === asked.limit ? first : read(store, anywhere(asked), asked);
};

/**
 * At most `limit` entities, most mentioned first, each once; none for a prefix without letters or digits. LIMIT_EXCEEDED for
 * a prefix of more than 200 characters.
 */
export function suggest(store: Store, query: SuggestQuery): SuggestionRow[] {
  return findRows(store, query, { steps: suggestionsOf, names: ['id', 'name'] });
}
