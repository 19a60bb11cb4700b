/**
 * Measures seeding from files to SQLite: `node dist/bench/ingest.js [--articles N] [--words N] [threads...]`, or of your own
 * with `--from FOLDER`. Each run is a process of its own. A run with 0 threads does not extract: it shows the cost of the rest.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readBaked } from '../src/extract/gazetteer/baked.ts';
import { type Components, shippedComponents } from '../src/ingest/components.ts';
import { ingest } from '../src/ingest.ts';
import { writeNews } from './data/news.ts';

const WITHOUT_EXTRACTION: Components = {
  ...shippedComponents(),
  createExtractor: () => ({ id: 'none', version: '1', extract: () => [] }),
  thread: null,
};

const makeSeeds = (folder: string, size: { count: number; words: number }): string => {
  const lines = [...writeNews(readBaked(), size)].map((text) => {
    const [headline, ...paragraphs] = text.split('\n\n');
    return JSON.stringify({ headline, articleBody: paragraphs.join('\n\n') });
  });
  writeFileSync(join(folder, 'news.jsonl'), `${lines.join('\n')}\n`);
  return folder;
};

/** Seconds of wall clock and of CPU of all threads, and the peak resident memory in MB until the end of the stage. */
interface Lap {
  readonly stage: string;
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

function createStopwatch(): (stage: string) => Lap {
  let [wall, cpu] = [performance.now(), process.cpuUsage()];
  return (stage) => {
    const { user, system } = process.cpuUsage(cpu);
    const lap = {
      stage,
      wall: (performance.now() - wall) / 1000,
      cpu: (user + system) / 1e6,
      peak: process.resourceUsage().maxRSS / 1000,
    };
    [wall, cpu] = [performance.now(), process.cpuUsage()];
    return lap;
  };
}

const describeLap = ({ stage, wall, cpu, peak }: Lap): string =>
  `${stage} ${wall.toFixed(1)} s (${cpu.toFixed(1)} s of CPU, ${Math.round(peak)} MB at most)`;

/** Measures one run in this process. */
async function measure(from: string, threads: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  const lap = createStopwatch();
  const laps: Lap[] = [];
  const onProgress = ({ stage }: { stage: string }): void => {
    if (stage === 'indexing') laps.push(lap('reading and writing articles'));
  };
  const components = threads === 0 ? WITHOUT_EXTRACTION : shippedComponents();
  const options = { command: 'SEED', dryRun: false, from, database: join(folder, 'a.sqlite') } as const;
  const { articles, mentions, seconds } = await ingest(
    { ...options, threads: Math.max(1, threads), onProgress },
    components,
  );
  laps.push(lap('writing what is derived from them'));
  const perMinute = Math.round((60 * articles.added) / seconds);
  console.log(`${threads} threads: ${articles.added} articles with ${mentions} mentions, ${perMinute} a minute`);
  console.log(`  ${laps.map(describeLap).join(', ')}`);
  rmSync(folder, { recursive: true });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '12000' },
    words: { type: 'string', default: '400' },
    from: { type: 'string' },
    alone: { type: 'boolean', default: false },
  },
});

if (values.alone && values.from) await measure(values.from, Number(positionals[0]));
else {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  const from = values.from ?? makeSeeds(folder, { count: Number(values.articles), words: Number(values.words) });
  for (const threads of positionals.length > 0 ? positionals : ['0', '1', '2'])
    spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--alone', '--from', from, threads], {
      stdio: 'inherit',
    });
  rmSync(folder, { recursive: true });
}
