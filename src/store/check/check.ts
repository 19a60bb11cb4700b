/** Audits a database: its integrity, and the consistency of its tables with each other. */
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
import { auditFrequentWords } from './frequent-words.ts';
import { auditFullText } from './full-text.ts';
import { auditLocations } from './locations.ts';
import { auditNeighbours } from './neighbours.ts';
import { auditPostingBlocks } from './posting-blocks.ts';
import { auditRevisions } from './revisions.ts';
import { auditSurfacesAndAsserters } from './surfaces-and-asserters.ts';
import { auditVersions } from './versions.ts';

const AUDITS = [
  auditReferences,
  auditArticles,
  auditEntities,
  auditEntityAssertions,
  auditLocations,
  auditSurfacesAndAsserters,
  auditCounts,
  auditNeighbours,
  auditPostingBlocks,
  auditDuplicates,
  auditVersions,
  auditRevisions,
  auditCandidates,
  auditCorrections,
  auditFrequentWords,
] as const;

/**
 * All defects; [] for a sound database. Damage of the file, or else differences of the schema, are reported alone, since they
 * cause other defects. Changes nothing, but needs a writable store, since SQLite checks full-text indexes only there. Throws
 * DATABASE_CORRUPT when the file cannot be read.
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
