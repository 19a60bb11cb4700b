/** The mode `documents`: measures the memory and CPU that 50,000 documents take which Dateline has not seen. */

import { databaseOf } from './data/database.ts';
import { createRandom } from './data/random.ts';
import { Connection, encodePost } from './load/connection.ts';
import { cpuOf, memoryOf } from './load/processes.ts';
import { takeSample } from './load/sample.ts';
import { writeBodies } from './load/wrk.ts';
import { chooseQueries } from './queries/choose.ts';
import { unseenDocuments } from './queries/unseen.ts';
import { formatNumber, printTable } from './report/table.ts';
import type { Settings } from './settings.ts';
import { startDateline } from './targets/dateline.ts';
import { bodiesOf, type Target } from './targets/target.ts';

const DOCUMENTS = 50_000;
const CONNECTIONS = 4;
const MEGABYTE = 1024 ** 2;
const SAMPLE_MS = 200;

/** Sends each body once. Throws for an answer other than 200. */
async function sendAll(address: string, bodies: readonly string[]): Promise<void> {
  const url = new URL(address);
  const rest = bodies.values();
  const sendInTurn = async (): Promise<void> => {
    const connection = new Connection(url);
    for (const body of rest) {
      const status = await connection.send(encodePost(url, body));
      if (status !== 200) throw new Error(`Dateline answered ${status} to ${body}`);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, sendInTurn));
}

/** Memory in MB, and CPU in microseconds a request. */
interface Unseen {
  readonly peak: number;
  readonly after: number;
  readonly cpu: number;
}

const megabytesOf = (target: Target): number => memoryOf(target.processes()) / MEGABYTE;

async function sendUnseen(target: Target): Promise<Unseen> {
  const bodies = unseenDocuments(createRandom(5), DOCUMENTS).map((query) => JSON.stringify({ query }));
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, megabytesOf(target));
  }, SAMPLE_MS);
  const before = cpuOf(target.processes());
  await sendAll(target.url, bodies);
  clearInterval(timer);
  return { peak, after: megabytesOf(target), cpu: (cpuOf(target.processes()) - before) / DOCUMENTS };
}

/** Prints memory, and CPU of known documents before and after. */
export async function documents({ data, articles, only, seconds }: Settings): Promise<void> {
  const database = databaseOf(data, articles);
  const target = await startDateline(database);
  const known = chooseQueries(database, only).slice(0, 3);
  const files = known.map(({ query, variables }) => writeBodies(`known ${query.name}`, bodiesOf(query, variables)));
  const measureKnown = async (): Promise<number[]> => {
    const cpus: number[] = [];
    for (const file of files) {
      await takeSample(target, file, seconds);
      cpus.push((await takeSample(target, file, seconds)).cpu);
    }
    return cpus;
  };
  const start = megabytesOf(target);
  const before = await measureKnown();
  const warm = megabytesOf(target);
  const { peak, after, cpu } = await sendUnseen(target);
  const afterwards = await measureKnown();
  await target.stop();
  const memory = [start, warm, peak, after].map(formatNumber);
  console.log(`memory: ${memory[0]} MB at start, ${memory[1]} MB after known documents,`);
  console.log(
    `${memory[2]} MB at most and ${memory[3]} MB after ${DOCUMENTS} unseen documents, ${formatNumber(cpu)} us of CPU each`,
  );
  printTable([
    ['CPU us a known document', 'before', 'after'],
    ...known.map(({ query }, index) => [
      query.name,
      ...[before, afterwards].map((cpus) => formatNumber(cpus[index] ?? 0)),
    ]),
  ]);
}
