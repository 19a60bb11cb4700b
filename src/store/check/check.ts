/** Audits a whole database: every promise that its tables make to each other. */

import { auditPages, auditReferences, type Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import { translatingErrors } from '../database/sqlite-errors.ts';
import { auditArticles } from './articles.ts';
import { auditCandidates } from './candidates.ts';
import { auditCorrections } from './corrections.ts';
import { auditCounts } from './counts.ts';
import { auditDuplicates } from './duplicates.ts';
import { auditEntities } from './entities.ts';
import { auditEntityAssertions } from './entity-assertions.ts';
import { auditFullText } from './full-text.ts';
import { auditNames } from './names.ts';
import { auditNeighbours } from './neighbours.ts';

const AUDITS = [
  auditReferences,
  auditArticles,
  auditEntities,
  auditEntityAssertions,
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
  return translatingErrors(store.path, () => {
    const damage = auditPages(store.db);
    if (damage.length > 0) return damage;
    const audit = store.db.transaction(() => AUDITS.flatMap((step) => [...step(store)]));
    return [...audit.deferred(), ...auditFullText(store)];
  });
}
