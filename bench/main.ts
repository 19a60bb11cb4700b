/** Entry point of `npm run bench`, with `growth`, `filters`, `documents`, `texts`, `beside`, `soak` or `overload` as an argument; see README.md. */
import { spawnSync } from 'node:child_process';
import { beside } from './beside.ts';
import { compare } from './compare.ts';
import { documents } from './documents.ts';
import { filters } from './filters.ts';
import { growth } from './growth.ts';
import { requireWrk } from './load/wrk.ts';
import { type Mode, readSettings, type Settings } from './settings.ts';
import { overload } from './soak/overload.ts';
import { soak } from './soak/soak.ts';
import { CORES, canPin } from './targets/process.ts';
import { texts } from './texts.ts';

const RUN: Readonly<Record<Mode, (settings: Settings) => Promise<void>>> = {
  compare,
  growth,
  filters,
  documents,
  texts,
  beside,
  soak,
  overload,
};

/** Pins this process to the core of the load generator. */
function pinToLoadCore(): void {
  if (canPin) spawnSync('taskset', ['-pc', String(CORES.load), String(process.pid)]);
  else
    console.log(
      'There is one core, or no taskset: load and servers share it, so shares of the floor come out too close to 1.',
    );
}

// Exiting runs the handlers that kill the servers.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** Modes that do without wrk, and without a core of their own. */
const WITHOUT_SERVER: ReadonlySet<Mode> = new Set(['filters', 'texts', 'beside']);

const settings = readSettings(process.argv.slice(2));
if (!WITHOUT_SERVER.has(settings.mode)) {
  // Some queries of `growth` are executed without a server.
  if (settings.mode !== 'growth') requireWrk();
  pinToLoadCore();
}
await RUN[settings.mode](settings);
process.exit();
