/** Audits the candidates of ambiguous mentions. */
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';

/** Mentions that have candidates, but also an entity, a status other than CANDIDATE, or a single candidate. */
const SELECT_DEFECTIVE = `
  SELECT DISTINCT a.key || ':' || c.start || '-' || c."end"
  FROM mention_candidates AS c
    JOIN articles AS a ON a.id = c.article_id
    JOIN mentions AS m ON m.article_id = c.article_id AND m.start = c.start AND m."end" = c."end"
  WHERE m.entity_id IS NOT NULL OR m.status <> 'CANDIDATE' OR (
    SELECT count(*) FROM mention_candidates AS o
    WHERE o.article_id = c.article_id AND o.start = c.start AND o."end" = c."end") < 2
  ORDER BY 1`;

export function* auditCandidates(store: Store): Generator<Defect> {
  for (const key of store.db.prepare<[], string>(SELECT_DEFECTIVE).pluck().all()) {
    yield { table: 'mention_candidates', key, message: 'are of a mention that is not ambiguous' };
  }
}
