/** `dateline serve`: answers GraphQL until told to stop. */
import { LIMIT_NAMES } from '../limits.ts';
import { defineCommand } from './command.ts';
import { printLoaded } from './load.ts';
import type { StartedServer } from './start-server.ts';
import type { Terminal } from './terminal.ts';

// Loaded on demand: every command starts by loading this file.
const loadServer = () => import('./start-server.ts');

function print({ url, seeded }: StartedServer, terminal: Terminal): void {
  if (seeded !== null) printLoaded(seeded, terminal);
  terminal.print(`Dateline answers at ${url}`);
}

export const serveCommand = defineCommand({
  usage: 'serve',
  summary: 'answer GraphQL from the knowledge base; one that is new or empty is seeded first',
  settings: [
    'host',
    'port',
    'database',
    'from',
    'extractor',
    'threads',
    'workers',
    'drainSeconds',
    'corsOrigins',
    'trustedProxies',
    'persisted',
    'metrics',
    'readOnly',
    ...LIMIT_NAMES,
  ],
  run: async (call) => (await loadServer()).startServer(call),
  print,
  toJson: ({ url, seeded }) => ({ url, seeded }),
  afterwards: async (server, call) => (await loadServer()).untilStopped(server, call),
});
