/** Reads of processes what Linux tells of them: time on the processor, memory, open files. */
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MICROSECONDS = 10_000;
const PAGE_BYTES = 4096;

/** The fields of /proc/PID/stat behind the name, which may hold anything; the first is the state. Null when the process is gone. */
function statOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return null;
  }
}

/** Microseconds that the processes have spent on the processor, in the program and in the kernel. */
export function cpuOf(pids: readonly number[]): number {
  const ticks = pids.map((pid) => statOf(pid)).map((stat) => Number(stat?.[11] ?? 0) + Number(stat?.[12] ?? 0));
  return TICK_MICROSECONDS * ticks.reduce((sum, count) => sum + count, 0);
}

/** Bytes of memory that the processes hold together. */
export function memoryOf(pids: readonly number[]): number {
  return PAGE_BYTES * pids.reduce((sum, pid) => sum + Number(statOf(pid)?.[21] ?? 0), 0);
}

export function openFilesOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + readdirSync(`/proc/${pid}/fd`).length, 0);
}

/** The processes that one has started and that still run. */
export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && Number(statOf(pid)?.[1]) === parent);
}
