/** Audits that the full-text indexes agree with their tables. */
import { SqliteError } from 'better-sqlite3';
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import { FULL_TEXT_INDEXES } from '../write/full-text.ts';

const isIntact = ({ db }: Store, index: string): boolean => {
  try {
    db.prepare(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`).run();
    return true;
  } catch (error) {
    if (error instanceof SqliteError && error.code.startsWith('SQLITE_CORRUPT')) return false;
    throw error;
  }
};

/** Needs a writable store, though it changes nothing. */
export function* auditFullText(store: Store): Generator<Defect> {
  for (const [table, indexes] of Object.entries(FULL_TEXT_INDEXES)) {
    for (const index of Object.keys(indexes)) {
      if (!isIntact(store, index)) yield { table: index, key: '', message: `does not agree with ${table}` };
    }
  }
}
