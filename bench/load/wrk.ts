/** Closed-loop load with wrk: each of 16 connections sends its next request when it has its answer. */
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { CORES, pinned } from '../targets/process.ts';
import { TEMPORARY_FOLDER } from './temporary-folder.ts';

/** The result of a load. Latencies and durations are in microseconds. */
interface Load {
  readonly requests: number;
  readonly microseconds: number;
  /** Received, headers included. */
  readonly bytes: number;
  readonly p50: number;
  readonly p99: number;
  /** Requests without an answer, and answers with another status than 200. */
  readonly failed: number;
}

const CONNECTIONS = 16;
/** wrk's default of two seconds is too short for the first requests to a server that has just started. */
const TIMEOUT = '20s';
const SCRIPT = join(PACKAGE_ROOT, 'bench/load/requests.lua');

export function requireWrk(): void {
  if (spawnSync('wrk', ['-v']).error === undefined) return;
  throw new Error('wrk is needed and not installed. On Debian: apt-get install wrk.');
}

/** Writes bodies to a file for `sendLoad`; returns its path. */
export function writeBodies(name: string, bodies: readonly string[]): string {
  const path = join(TEMPORARY_FOLDER, `${name.replace(/\W+/g, '-')}.txt`);
  // One body a line: JSON escapes the line ends inside.
  writeFileSync(path, `${bodies.join('\n')}\n`);
  return path;
}

export async function sendLoad(url: string, bodies: string, seconds: number): Promise<Load> {
  const args = [
    '-t',
    '1',
    '-c',
    String(CONNECTIONS),
    '-d',
    `${seconds}s`,
    '--timeout',
    TIMEOUT,
    '-s',
    SCRIPT,
    url,
    '--',
    bodies,
  ];
  const [program, rest] = pinned(CORES.load, ['wrk', ...args]);
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [printed, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const result = /RESULT (.*)/.exec(printed)?.[1];
  if (result === undefined) throw new Error(`wrk gave no result.\n${printed}${complaints}`);
  return JSON.parse(result) as Load;
}
