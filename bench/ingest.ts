/** Measures seeding from files to SQLite: `node dist/bench/ingest.js [articles] [threads...]`, or with `--from FOLDER` of real ones. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readBaked } from '../src/extract/baked.ts';
import { type Parts, shippedParts } from '../src/ingest/parts.ts';
import { ingest } from '../src/ingest.ts';
import { writeNews } from './news.ts';

const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const makeSeeds = (folder: string, count: number): string => {
  const lines = [...writeNews(readBaked(), count)].map((text) => {
    const [headline, ...paragraphs] = text.split('\n\n');
    return JSON.stringify({ headline, articleBody: paragraphs.join('\n\n') });
  });
  writeFileSync(join(folder, 'news.jsonl'), `${lines.join('\n')}\n`);
  return folder;
};

/** Finds nothing: what everything else costs. */
const WITHOUT_EXTRACTION: Parts = {
  ...shippedParts(),
  createExtractor: () => ({ id: 'none', version: '1', extract: () => [] }),
  thread: null,
};

interface Run {
  readonly what: string;
  readonly from: string;
  readonly parts: Parts;
  readonly threads: number;
}

/** How much of the process is resident, at most, sampled whenever progress is told. */
const measure = ({ what, from, parts, threads }: Run): Promise<void> =>
  inFolder(async (folder) => {
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    let [peak, wrote] = [0, 0];
    const options = { command: 'SEED', dryRun: false, from, threads, database: join(folder, 'a.sqlite') } as const;
    const { articles, mentions } = await ingest(
      {
        ...options,
        onProgress: ({ stage }) => {
          if (stage === 'writing' && wrote === 0) wrote = performance.now();
          peak = Math.max(peak, process.memoryUsage.rss());
        },
      },
      parts,
    );
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - began) / 1000;
    console.log(
      [
        `${what}: ${articles.added} articles, ${mentions} mentions in ${seconds.toFixed(1)} s`,
        `reading ${((wrote - began) / 1000).toFixed(1)} s`,
        `${Math.round((60 * articles.added) / seconds)} articles/min`,
        `CPU ${((user + system) / 1e6).toFixed(1)} s`,
        `peak ${Math.round(peak / 1e6)} MB resident`,
      ].join(', '),
    );
  });

const { values, positionals } = parseArgs({ allowPositionals: true, options: { from: { type: 'string' } } });
const [count = '12000', ...threads] = positionals;
await inFolder(async (folder) => {
  const from = values.from ?? makeSeeds(folder, Number(count));
  for (const number of threads.length > 0 ? threads.map(Number) : [1, 2]) {
    await measure({ what: `${number} threads`, from, parts: shippedParts(), threads: number });
  }
  await measure({ what: 'without extraction', from, parts: WITHOUT_EXTRACTION, threads: 1 });
});
