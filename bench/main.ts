/** The benchmark: `npm run bench`, or `npm run bench -- growth`, `documents`, `soak` or `overload`; README, Measuring. */
import { spawnSync } from 'node:child_process';
import { compare } from './compare.ts';
import { documents } from './documents.ts';
import { growth } from './growth.ts';
import { requireWrk } from './load/wrk.ts';
import { type Mode, readSettings, type Settings } from './settings.ts';
import { overload } from './soak/overload.ts';
import { soak } from './soak/soak.ts';
import { CORES, canPin } from './targets/process.ts';

const RUN: Readonly<Record<Mode, (settings: Settings) => Promise<void>>> = {
  compare,
  growth,
  documents,
  soak,
  overload,
};

/** Leaves the servers' core to the servers. */
function moveAside(): void {
  if (canPin) spawnSync('taskset', ['-pc', String(CORES.load), String(process.pid)]);
  else
    console.log(
      'There is one core, or no taskset: load and servers share, and shares of the floor come out too near to 1.',
    );
}

/** What is started goes with it, however it ends. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const settings = readSettings(process.argv.slice(2));
requireWrk();
moveAside();
await RUN[settings.mode](settings);
process.exit();
