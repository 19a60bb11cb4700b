/** The mode `soak`: sends half of the capacity for some minutes, with unseen documents and corrections, and reports whether memory and descriptors grow. */
import { startOpenLoop } from '../load/open-loop.ts';
import { slope } from '../report/statistics.ts';
import { formatNumber } from '../report/table.ts';
import type { Settings } from '../settings.ts';
import { startCorrections } from './corrections.ts';
import { startWithUnseen } from './mix.ts';
import { percentile, printOutcomes } from './outcomes.ts';
import { type ResourceSample, reportSenderDelay, sampleResources } from './resources.ts';

const LOAD = 0.5;
const EVERY_MS = 5000;
/** The share of the time in which caches still fill; the trend leaves it out. */
const WARM_UP = 0.2;

function printTrend(samples: readonly ResourceSample[], of: 'megabytes' | 'descriptors'): void {
  const values = samples.map((sample) => sample[of]);
  const afterWarmUp = samples.slice(Math.floor(samples.length * WARM_UP));
  const perMinute = slope(afterWarmUp.map((sample) => ({ x: sample.minutes, y: sample[of] })));
  const [first = 0, last = 0] = [values[0], values.at(-1)];
  const [begin, end, most] = [first, last, Math.max(...values)].map(formatNumber);
  console.log(`${of}: ${begin} at first, ${end} at last, ${most} at most; growth per minute: ${perMinute.toFixed(3)}`);
}

export async function soak(settings: Settings): Promise<void> {
  const { target, database, bodies, capacity } = await startWithUnseen(settings);
  const seconds = settings.minutes * 60;
  const load = { url: target.url, bodies, rate: capacity * LOAD, seconds };
  const corrections = startCorrections(target.url, database);
  const [outcomes, samples] = await sampleResources(target, EVERY_MS, () =>
    reportSenderDelay(() => startOpenLoop(load).outcomes),
  );
  await corrections.stop();
  printOutcomes(outcomes, seconds);
  const times = [...corrections.times].sort((one, other) => one - other);
  const [p50, p99] = [0.5, 0.99].map((share) => percentile(times, share).toFixed(1));
  console.log(`corrections: ${times.length}, p50 ${p50} ms, p99 ${p99} ms`);
  printTrend(samples, 'megabytes');
  printTrend(samples, 'descriptors');
  await target.stop();
}
