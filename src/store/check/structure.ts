/** Audits what SQLite itself can: pages, indexes, constraints, references. */
import type { Store } from '../open.ts';
import type { Defect } from './defect.ts';

interface Violation {
  readonly table: string;
  readonly rowid: number | null;
  readonly parent: string;
}

/** Reads the whole file. Where pages are damaged, all else that an audit reads may be wrong for that alone. */
export function* auditPages({ db }: Store): Generator<Defect> {
  for (const { integrity_check: message } of db.pragma('integrity_check') as { integrity_check: string }[]) {
    if (message !== 'ok') yield { table: 'database', key: '', message };
  }
}

export function* auditReferences({ db }: Store): Generator<Defect> {
  for (const { table, rowid, parent } of db.pragma('foreign_key_check') as Violation[]) {
    yield { table, key: rowid === null ? '' : `row ${rowid}`, message: `refers to ${parent} that are not there` };
  }
}
