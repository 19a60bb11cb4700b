/** Audits a whole database: every promise that its tables make to each other. */
import { auditArticles } from './check/articles.ts';
import { auditCandidates } from './check/candidates.ts';
import { auditClaims } from './check/claims.ts';
import { auditCorrections } from './check/corrections.ts';
import { auditCounts } from './check/counts.ts';
import type { Defect } from './check/defect.ts';
import { auditDuplicates } from './check/duplicates.ts';
import { auditEntities } from './check/entities.ts';
import { auditFullText } from './check/full-text.ts';
import { auditNames } from './check/names.ts';
import { auditNeighbours } from './check/neighbours.ts';
import { auditPages, auditReferences } from './check/structure.ts';
import { explained } from './failure.ts';
import type { Store } from './open.ts';

const AUDITS = [
  auditReferences,
  auditArticles,
  auditEntities,
  auditClaims,
  auditNames,
  auditCounts,
  auditNeighbours,
  auditDuplicates,
  auditCandidates,
  auditCorrections,
] as const;

/**
 * Every defect there is; [] of a sound database. Damage that SQLite finds in the file is told alone. Changes nothing, but the
 * store must be one that may write: SQLite checks its full-text indexes no other way. Throws DATABASE_CORRUPT when the file
 * cannot be read through.
 */
export function check(store: Store): Defect[] {
  return explained(store.path, () => {
    const damage = auditPages(store.db);
    if (damage.length > 0) return damage;
    const audit = store.db.transaction(() => AUDITS.flatMap((step) => [...step(store)]));
    return [...audit.deferred(), ...auditFullText(store)];
  });
}
