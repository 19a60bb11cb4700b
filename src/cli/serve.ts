/** `dateline serve`: answers GraphQL until told to stop. */
import { LIMIT_NAMES } from '../limits.ts';
import { AUTHENTICATION_SETTINGS } from '../settings.ts';
import { defineCommand } from './command.ts';
import { printLoadReport } from './load.ts';
import type { StartedServer } from './start-server.ts';
import type { Terminal } from './terminal.ts';

// LoadReport on demand: every command starts by loading this file.
const loadServer = () => import('./start-server.ts');

function print({ url, seeded }: StartedServer, terminal: Terminal): void {
  if (seeded !== null) printLoadReport(seeded, terminal);
  terminal.print(`Dateline answers at ${url}; the explorer is at ${new URL('/', url)}`);
}

export const serveCommand = defineCommand({
  usage: 'serve',
  summary: 'answer GraphQL; seeds a database that is new or empty first; SIGTERM drains',
  settings: [
    'host',
    'port',
    'database',
    'from',
    'extractor',
    'threads',
    'articleSeconds',
    'workers',
    'readers',
    'drainSeconds',
    'hosts',
    'corsOrigins',
    'trustedProxies',
    'persisted',
    'metrics',
    'readOnly',
    ...AUTHENTICATION_SETTINGS,
    ...LIMIT_NAMES,
  ],
  run: async (call) => (await loadServer()).startServer(call),
  print,
  toJson: ({ url, seeded }) => ({ url, seeded }),
  afterwards: async (server, call) => (await loadServer()).untilStopped(server, call),
});
