/** Reads CPU time, memory and open files of processes from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MICROSECONDS = 10_000;
const PAGE_BYTES = 4096;

/** The fields of /proc/PID/stat after the program name, from the state on. Null if the process has ended. */
function statOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return null;
  }
}

/** CPU time of the processes in microseconds, user and system. */
export function cpuOf(pids: readonly number[]): number {
  const ticks = pids.map((pid) => statOf(pid)).map((stat) => Number(stat?.[11] ?? 0) + Number(stat?.[12] ?? 0));
  return TICK_MICROSECONDS * ticks.reduce((sum, count) => sum + count, 0);
}

/** Resident memory of the processes in bytes. */
export function memoryOf(pids: readonly number[]): number {
  return PAGE_BYTES * pids.reduce((sum, pid) => sum + Number(statOf(pid)?.[21] ?? 0), 0);
}

export function openFilesOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + readdirSync(`/proc/${pid}/fd`).length, 0);
}

/** Ids of the running child processes. */
export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && Number(statOf(pid)?.[1]) === parent);
}
