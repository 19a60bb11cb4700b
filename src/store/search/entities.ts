/** Searches the names of entities: one alias must hold all the words, none may hold an excluded one. */

import type { Store } from '../database/open.ts';
import type { FullText } from '../filter/query-syntax.ts';
import { tickFor } from '../sql/dialect.ts';
import { Alias, bind, column, type Fragment, fragment, raw, type Sql } from '../sql/expression.ts';
import { asc, desc } from '../sql/keyset.ts';
import { count } from '../sql/operators.ts';
import { type List, lookup } from '../sql/query.ts';
import { readPage, readValue } from '../sql/read.ts';
import { findHighlights } from './highlights.ts';
import { type HitSource, pageArgs, type SearchHit } from './hit.ts';
import { SCORE } from './ranked.ts';

const NAME = 'ENTITY_HITS';

/** The aliases that match, with the entities they are of. */
const aliasesWith = (match: Fragment): Fragment => fragment`
  select l.id, l.entity_id, l.name, f.score
  from (select rowid, ${raw(SCORE)} as score from aliases_fts where aliases_fts match full_text(${match}) and (${raw(tickFor('rowid'))})) as f
  cross join aliases as l where l.id = f.rowid`;

const allowed = (unwanted: string | null): Fragment =>
  unwanted === null
    ? raw('')
    : fragment`where entity_id not in (select entity_id from (${aliasesWith(bind(unwanted))}))`;

interface Ranked {
  readonly id: Sql<number>;
}

/** The entities that match. Namesakes fit equally well: the one with the most mentions comes first. */
function ranking({ wanted, unwanted }: FullText): List<Ranked> {
  const alias = new Alias();
  const [score, mentions] = [column<number>(alias, 'score'), column<number>(alias, 'mentions')];
  const id = column<number>(alias, 'id');
  const best = fragment`select entity_id, max(score) as score from (${aliasesWith(bind(wanted))}) ${allowed(unwanted)} group by entity_id`;
  const from = fragment`(select e.id, e.mention_count as mentions, n.score
    from (${best}) as n cross join entities as e where e.id = n.entity_id) as ${alias}`;
  return {
    row: { id },
    from,
    where: [],
    order: () => ({ name: NAME, parts: [desc(score), desc(mentions), asc(id)] }),
  };
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

const page: HitSource['page'] = (store, text, request) => {
  const ranked = readPage(store, { list: ranking(text), args: pageArgs(request) }, (row) => ({ ...row }));
  const ids = ranked.rows.map(({ id }) => id);
  const names = bestNames(store, text, ids);
  const aliases = [...names.values()].map(({ id }) => id);
  const highlights = findHighlights(store, 'aliases_fts', { text, ids: aliases });
  const rows = ids.map((id): SearchHit => {
    const name = names.get(id) as Named;
    return {
      type: 'ENTITY',
      id,
      start: null,
      end: null,
      score: name.score,
      name: name.name,
      highlights: highlights.get(name.id) ?? [],
    };
  });
  return { ...ranked, rows };
};

const countHits = (store: Store, text: FullText): number =>
  readValue(store, lookup(count, ranking(text) as never)) ?? 0;

export const ENTITY_HITS: HitSource = { name: NAME, keyLength: 3, page, count: countHits };
