/** Audits a whole database: every promise that its tables make to each other. */

import type { Defect } from '../database/defect.ts';
import { explained } from '../database/failure.ts';
import type { Store } from '../database/open.ts';
import { auditPages, auditReferences } from '../database/structure.ts';
import { auditArticles } from './articles.ts';
import { auditCandidates } from './candidates.ts';
import { auditClaims } from './claims.ts';
import { auditCorrections } from './corrections.ts';
import { auditCounts } from './counts.ts';
import { auditDuplicates } from './duplicates.ts';
import { auditEntities } from './entities.ts';
import { auditFullText } from './full-text.ts';
import { auditNames } from './names.ts';
import { auditNeighbours } from './neighbours.ts';

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
