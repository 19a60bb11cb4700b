/** Audits a database: its integrity, and everything that its tables must agree on. */
import { auditPages, auditReferences, type Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import { schemaDifferences } from '../database/schema.ts';
import { translatingErrors } from '../database/sqlite-errors.ts';
import { readVersion } from '../database/version.ts';
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
 * All defects; [] for a sound database. Where SQLite finds the file damaged, that alone is reported, since all else may follow from
 * it. Changes nothing, but needs a writable store: SQLite checks full-text indexes only there. Throws DATABASE_CORRUPT when the
 * file cannot be read.
 */
export function check(store: Store): Defect[] {
  return translatingErrors(store.path, () => {
    const damage = auditPages(store.db);
    if (damage.length > 0) return damage;
    const differences = schemaDifferences(store.db, readVersion(store.db));
    if (differences.length > 0) return differences.map((message) => ({ table: 'database', key: '', message }));
    const auditAll = store.db.transaction(() => AUDITS.flatMap((audit) => [...audit(store)]));
    return [...auditAll.deferred(), ...auditFullText(store)];
  });
}
