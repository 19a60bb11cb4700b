/** Has Dateline serve half of what it can for some minutes, and tells whether memory and descriptors stay level. */
import { startStream } from '../load/stream.ts';
import { slope } from '../report/statistics.ts';
import { figure } from '../report/table.ts';
import type { Settings } from '../settings.ts';
import { startMixed } from './mix.ts';
import { printOutcomes } from './outcomes.ts';
import { type Sight, watch, watchSender } from './watch.ts';

const LOAD = 0.5;
const EVERY_MS = 5000;
/** The share of the time in which caches still fill. */
const FILLING = 0.2;

function printLevel(sights: readonly Sight[], of: 'megabytes' | 'descriptors'): void {
  const values = sights.map((sight) => sight[of]);
  const settled = sights.slice(Math.floor(sights.length * FILLING));
  const perMinute = slope(settled.map((sight) => ({ x: sight.minutes, y: sight[of] })));
  const [first = 0, last = 0] = [values[0], values.at(-1)];
  const told = [first, last, Math.max(...values)].map(figure);
  console.log(
    `${of}: ${told[0]} at first, ${told[1]} at last, ${told[2]} at most; ${perMinute.toFixed(3)} more each minute`,
  );
}

export async function soak(settings: Settings): Promise<void> {
  const { target, bodies, capacity } = await startMixed(settings);
  const seconds = settings.minutes * 60;
  const stream = { url: target.url, bodies, rate: capacity * LOAD, seconds };
  const [outcomes, sights] = await watch(target, EVERY_MS, () => watchSender(() => startStream(stream).outcomes));
  printOutcomes(outcomes, seconds);
  printLevel(sights, 'megabytes');
  printLevel(sights, 'descriptors');
  await target.stop();
}
