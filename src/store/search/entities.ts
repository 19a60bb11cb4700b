/** Searches the names of entities: one alias must hold all the words or names like them, none may hold an excluded one. */

import type { Store } from '../database/open.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { directionOf } from '../read/order-by.ts';
import { bind, type Sql } from '../sql/expression.ts';
import { asc, by, desc } from '../sql/keyset.ts';
import type { List } from '../sql/query.ts';
import { readPage } from '../sql/read.ts';
import { findHighlights } from './highlights.ts';
import { type HitSource, matchedBy, orderOf, pageArgs, type Search, type SearchHit } from './hit.ts';
import { entityHits } from './hit-rows.ts';
import { SCORE } from './ranked.ts';
import { findSpelled, type SpelledName } from './spelled.ts';

const CURSORS = {
  RANK: { name: 'ENTITY_HITS', keyLength: 3 },
  PUBLISHED_AT: { name: 'ENTITY_HITS_BY_DATE', keyLength: 2 },
} as const;

/** The entities that match, in order. Namesakes fit equally well: the one with the most mentions comes first. */
function listOf(search: Search): List<{ readonly id: Sql<number> }> {
  const { orderBy } = search;
  const [{ field }, direction] = [orderBy, directionOf(orderBy)];
  const { row, ...rows } = entityHits(search);
  const { last_published_at: lastSeen, mention_count: mentions } = row.entity;
  const parts =
    field === 'RANK' ? [by(direction, row.score), desc(mentions), asc(row.id)] : [by(direction, lastSeen, row.id)];
  return { ...rows, row: { id: row.id }, order: () => orderOf(CURSORS[field], orderBy, parts) };
}

interface Named {
  readonly id: number;
  readonly entityId: number;
  readonly name: string;
  readonly score: number;
  /** It is the name of the entity. */
  readonly shown: 0 | 1;
}

const NAMES = `
  select l.id, l.entity_id as entityId, l.name, f.score, l.name = e.name as shown
  from (select rowid, ${SCORE} as score from aliases_fts where aliases_fts match @wanted) as f
  cross join aliases as l on l.id = f.rowid
  cross join entities as e on e.id = l.entity_id
  where l.entity_id in (select value from json_each(@ids))`;

const byCodePoint = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** Of each entity the alias that matches best; of equals the name of the entity, then the first by code point. */
function bestNames(store: Store, { wanted }: FullText, ids: readonly number[]): Map<number, Named> {
  const names = store.prepare(NAMES).all({ wanted, ids: JSON.stringify(ids) }) as Named[];
  names.sort((a, b) => a.score - b.score || a.shown - b.shown || byCodePoint(b.name, a.name));
  return new Map(names.map((name) => [name.entityId, name]));
}

const page: HitSource['page'] = (store, search, request) => {
  const { words: text } = search;
  const spelled = text.plain ? findSpelled(store, { words: text.plain }) : [];
  const known = { ...search, spelled: bind(JSON.stringify(spelled)) };
  const ranked = readPage(store, { list: listOf(known), args: pageArgs(request) }, (row) => ({ ...row }));
  const ids = ranked.rows.map(({ id }) => id);
  const names = bestNames(store, text, ids);
  const alike = new Map(spelled.map((name) => [name.id, name]));
  const aliases = [...names.values()].map(({ id }) => id);
  const highlights = findHighlights(store, 'aliases_fts', { text, ids: aliases });
  const rows = ids.map((id): SearchHit => {
    const place = { type: 'ENTITY', id, start: null, end: null } as const;
    const name = names.get(id);
    if (name) {
      const { name: alias, score } = name;
      return { ...place, score, name: alias, highlights: highlights.get(name.id) ?? [], ...matchedBy(text) };
    }
    const { name: alias, score, likeness } = alike.get(id) as SpelledName;
    return { ...place, score, name: alias, highlights: [], matchedBy: 'SPELLING', likeness };
  });
  return { ...ranked, rows };
};

export const ENTITY_HITS: HitSource = { cursors: CURSORS, page };
