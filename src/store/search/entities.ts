/** Searches the names of entities: one alias must hold all the words, none may hold an excluded one. */
import { type RawBuilder, sql } from 'kysely';
import type { Store } from '../database/open.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { type EntityRow, findEntities } from '../read/entities.ts';
import { all, qb } from '../sql/kysely.ts';
import type { Order, Page, PageRequest } from '../sql/page.ts';
import { COUNT, countPerParent, ONCE, pagePerParent } from '../sql/per-parent.ts';
import { findHighlights, type Highlighted } from './highlights.ts';
import { SCORE } from './ranked.ts';
import type { HitSource, SearchHit } from './search.ts';

/** Namesakes fit equally well: the one spoken of most comes first. */
const ORDER: Order = {
  name: 'ENTITY_HITS',
  parts: [
    { columns: ['h.score'], direction: 'DESC' },
    { columns: ['h.mentions'], direction: 'DESC' },
    { columns: ['h.id'], direction: 'ASC' },
  ],
};

interface Ranked {
  readonly id: number;
  readonly score: number;
}

interface Named extends Ranked {
  readonly entityId: number;
  readonly name: string;
}

/** The aliases that match, with the entities they are of. */
const aliasesWith = (match: string): RawBuilder<Named> => sql`
  (select l.id, l.entity_id as entityId, l.name, f.score
  from (select rowid, ${SCORE} as score from aliases_fts where aliases_fts match ${match}) as f
  cross join aliases as l where l.id = f.rowid)`;

const ranking = ({ wanted, unwanted }: FullText) => {
  const allowed = unwanted ? sql`entityId not in (select entityId from ${aliasesWith(unwanted)})` : sql`1`;
  return sql<Ranked & { readonly mentions: number }>`
    (select e.id, e.mention_count as mentions, n.score
    from (select entityId, max(score) as score from ${aliasesWith(wanted)} where ${allowed} group by entityId) as n
    cross join entities as e where e.id = n.entityId)`.as('h');
};

const byCodePoint = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** The alias that matches best; of equals the one shown to people, then the first by code point. */
const best = (entity: EntityRow, names: readonly Named[]): Named | undefined => {
  const shown = ({ name }: Named): number => (name === entity.name ? 1 : 0);
  const [first] = names
    .filter(({ entityId }) => entityId === entity.id)
    .sort((one, other) => other.score - one.score || shown(other) - shown(one) || byCodePoint(one.name, other.name));
  return first;
};

const findNames = (store: Store, { wanted }: FullText, ids: readonly number[]): Named[] => {
  const among = sql<boolean>`n.entityId in (select value from json_each(${JSON.stringify(ids)}))`;
  return all(store, qb.selectFrom(aliasesWith(wanted).as('n')).selectAll().where(among));
};

const readHits = (store: Store, text: FullText, ranked: readonly Ranked[]): SearchHit[] => {
  const ids = ranked.map(({ id }) => id);
  const names = findNames(store, text, ids);
  const shown = findEntities(store, ids).flatMap((entity) => {
    const name = entity && best(entity, names);
    return name ? [{ entity, name }] : [];
  });
  const highlights = findHighlights(
    store,
    { index: 'aliases_fts', column: 0 },
    { text, ids: shown.map(({ name }) => name.id) },
  );
  const spansOf = (alias: Named): Highlighted[] => highlights.get(alias.id) ?? [];
  return shown.map(({ entity, name }) => ({
    type: 'ENTITY',
    id: entity.id,
    start: null,
    end: null,
    score: name.score,
    name: name.name,
    highlights: spansOf(name),
  }));
};

const page = (store: Store, text: FullText, request: PageRequest): Page<SearchHit> => {
  const [ranked] = pagePerParent(store, {
    parents: ONCE,
    query: qb.selectFrom(ranking(text)).select(['h.id', 'h.score']),
    order: ORDER,
    page: request,
    row: (raw): Ranked => raw,
  }) as [Page<Ranked>];
  return { ...ranked, rows: readHits(store, text, ranked.rows) };
};

const count = (store: Store, text: FullText): number =>
  countPerParent(store, ONCE, qb.selectFrom(ranking(text)).select(COUNT))[0] ?? 0;

export const ENTITY_HITS: HitSource = { order: ORDER, page, count };
