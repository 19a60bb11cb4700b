/**
 * Measures exports of each format: `node dist/bench/exports.js FILE [formats...]`, FILE being a database. Each runs in a process of its own and writes
 * nowhere, so that the disk does not count.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isOfArticles } from '../src/export/format.ts';
import { FORMAT_NAMES, type FormatName } from '../src/export/format-names.ts';
import { FORMATS } from '../src/export/formats.ts';
import type { Records } from '../src/export/records.ts';
import { openSnapshot } from '../src/export/snapshot.ts';

function* piecesOf(name: FormatName, records: Records): Generator<string> {
  const format = FORMATS[name];
  for (const { write } of format.files ?? []) yield* write(records);
  if (!isOfArticles(format)) return;
  for (const article of records.articles()) for (const { text } of format.articleFiles(article)) yield text;
}

/** Pieces between two looks at the heap, after a collection: what is alive then is what the export holds. */
const LOOK_AFTER = 20_000;

function measure(database: string, name: FormatName): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { records, counts, close } = openSnapshot(database, { filter: null });
  let [bytes, pieces, alive] = [0, 0, 0];
  collect();
  const before = process.memoryUsage().heapUsed;
  const start = process.cpuUsage();
  for (const piece of piecesOf(name, records)) {
    bytes += Buffer.byteLength(piece);
    if (pieces++ % LOOK_AFTER !== 0) continue;
    collect();
    alive = Math.max(alive, process.memoryUsage().heapUsed - before);
  }
  const { user, system } = process.cpuUsage(start);
  close();
  const megabytes = (amount: number): string => (amount / 1e6).toFixed(1);
  const resident = Math.round(process.resourceUsage().maxRSS / 1000);
  console.log(
    `${name}: ${counts.articles} articles, ${megabytes(bytes)} MB in ${((user + system) / 1e6).toFixed(1)} s of CPU, ${megabytes(alive)} MB of heap alive at most, ${resident} MB resident`,
  );
}

const [database, ...formats] = process.argv.slice(2);
if (!database) throw new Error('Usage: exports FILE [formats...]');
if (formats.length === 1) measure(database, formats[0] as FormatName);
else
  for (const name of formats.length > 0 ? formats : FORMAT_NAMES)
    spawnSync(process.execPath, [fileURLToPath(import.meta.url), database, name], { stdio: 'inherit' });
