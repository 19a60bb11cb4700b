/** Opens a knowledge base with the shipped seeds, seeded as `npm start` does it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedComponents } from '../../src/ingest/components.ts';
import type { IngestReport } from '../../src/ingest/report.ts';
import { ingest } from '../../src/ingest.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';

export interface Shipped {
  readonly store: Store;
  readonly report: IngestReport;
  /** Closes the store and removes its files. */
  readonly close: () => void;
}

export async function openShipped(): Promise<Shipped> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const database = join(folder, 'shipped.sqlite');
  const from = join(PACKAGE_ROOT, 'seeds');
  const report = await ingest({ command: 'SEED', database, from, dryRun: false }, shippedComponents());
  const store = openStore(database, { readonly: true });
  const close = (): void => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { store, report, close };
}
