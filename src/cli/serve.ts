/** `dateline serve`: answers GraphQL until told to stop. */
import { LIMIT_NAMES } from '../limits.ts';
import { defineCommand } from './command.ts';
import { printLoaded } from './load.ts';
import type { Serving } from './serving.ts';
import type { Terminal } from './terminal.ts';

// Loaded when it is needed: no other command has use for a server, and it takes a while.
const loadServing = () => import('./serving.ts');

function print({ url, seeded }: Serving, terminal: Terminal): void {
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
  run: async (call) => (await loadServing()).serve(call),
  print,
  toJson: ({ url, seeded }) => ({ url, seeded }),
  afterwards: async (serving, call) => (await loadServing()).untilStopped(serving, call),
});
