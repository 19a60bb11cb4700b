/** Gives the mentions of an entity the kind that corrections set for it, or their own kind back. */
import type { Kind } from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { Statistics } from './statistics.ts';

const OWN = 'coalesce(origin_kind, kind)';
const NOW = `coalesce(@kind, ${OWN})`;
const IS_CHANGED = `entity_id = @id AND kind <> ${NOW}`;
const SELECT = `
  SELECT kind AS before, ${NOW} AS after, count(*) AS mentions FROM mentions
  WHERE ${IS_CHANGED} AND status = 'ACCEPTED' GROUP BY 1, 2`;
const UPDATE = `UPDATE mentions SET kind = ${NOW}, origin_kind = nullif(${OWN}, ${NOW}) WHERE ${IS_CHANGED}`;

const HAS_SET_KIND = 'SELECT 1 FROM mentions WHERE entity_id = ? AND origin_kind IS NOT NULL LIMIT 1';

interface Change {
  readonly before: Kind;
  readonly after: Kind;
  readonly mentions: number;
}

/** `kind` is null when corrections set none. Gives how many mentions changed. */
export function syncMentionKinds(store: Store, statistics: Statistics, to: { id: number; kind: Kind | null }): number {
  if (to.kind === null && store.prepare(HAS_SET_KIND).get(to.id) === undefined) return 0;
  for (const { before, after, mentions } of store.prepare(SELECT).all(to) as Change[]) {
    statistics.countMentionKind(before, -mentions);
    statistics.countMentionKind(after, mentions);
  }
  return store.prepare(UPDATE).run(to).changes;
}
