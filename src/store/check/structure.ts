/** Audits what SQLite itself can: pages, indexes, constraints, references. */
import type { Store } from '../open.ts';
import type { Defect } from './defect.ts';

interface Violation {
  readonly table: string;
  readonly rowid: number | null;
  readonly parent: string;
}

export function* auditStructure({ db }: Store): Generator<Defect> {
  for (const { integrity_check: message } of db.pragma('integrity_check') as { integrity_check: string }[]) {
    if (message !== 'ok') yield { table: 'database', key: '', message };
  }
  for (const { table, rowid, parent } of db.pragma('foreign_key_check') as Violation[]) {
    yield { table, key: rowid === null ? '' : `row ${rowid}`, message: `refers to ${parent} that are not there` };
  }
}
