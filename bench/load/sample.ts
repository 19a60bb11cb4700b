/** Takes one sample: a server under load for some seconds. */
import { MEGABYTE } from '../../src/store/database/budget.ts';
import type { Target } from '../targets/target.ts';
import { cpuOf, memoryOf } from './processes.ts';
import { sendLoad } from './wrk.ts';

export interface Sample {
  /** Answers per second. */
  readonly rate: number;
  /** CPU microseconds per answer, over all processes of the server. */
  readonly cpu: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Resident memory at the end, over all processes of the server, in megabytes. */
  readonly memory: number;
  /** Average size of an answer, headers included. */
  readonly bytes: number;
}

const THOUSAND = 1000;

/** Throws if requests fail, since refusals are cheaper than answers. */
export async function takeSample(target: Target, bodies: string, seconds: number): Promise<Sample> {
  const pids = target.processes();
  const before = cpuOf(pids);
  const { requests, microseconds, bytes, p50, p99, failed } = await sendLoad(target.url, bodies, seconds);
  const cpu = cpuOf(pids) - before;
  if (failed > 0) throw new Error(`${target.name} failed ${failed} of ${requests} requests.`);
  const answers = Math.max(requests, 1);
  return {
    rate: (requests / microseconds) * THOUSAND ** 2,
    cpu: cpu / answers,
    p50: p50 / THOUSAND,
    p99: p99 / THOUSAND,
    memory: memoryOf(target.processes()) / MEGABYTE,
    bytes: bytes / answers,
  };
}
