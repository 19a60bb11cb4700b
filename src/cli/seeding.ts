/** Seeds the knowledge base before it is served, when there is nothing in it yet. */
import { existsSync } from 'node:fs';
import type { Settings } from '../settings.ts';
import { isEmpty } from '../store/database/empty.ts';
import type { Loaded } from './load.ts';
import type { Terminal } from './terminal.ts';
import { withStore } from './with-store.ts';

interface Seeding {
  readonly settings: Pick<Settings, 'database' | 'from' | 'threads' | 'extractor'>;
  readonly terminal: Terminal;
}

const needsSeeding = (database: string): boolean =>
  !existsSync(database) || withStore(database, isEmpty, { readonly: true });

/** The report of the load; null when the knowledge base holds articles already. Throws what opening and seeding throw. */
export async function seedWhenEmpty({ settings, terminal }: Seeding): Promise<Loaded | null> {
  if (!needsSeeding(settings.database)) return null;
  terminal.say(`${settings.database} is empty: seeding it from ${settings.from} first.`);
  // Loaded when it is needed: what finds names takes a while, and a server has no use for it afterwards.
  const { load } = await import('./load.ts');
  return load('SEED', { settings, dryRun: false, terminal });
}
