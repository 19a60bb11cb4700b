/** The mode `overload`: sends ten times the capacity and reports answers, refusals, memory and the time to recover. */
import { setTimeout as pause } from 'node:timers/promises';
import { sendOnce, startOpenLoop } from '../load/open-loop.ts';
import { formatNumber } from '../report/table.ts';
import type { Settings } from '../settings.ts';
import { type MixedLoad, startKnown } from './mix.ts';
import { printOutcomes } from './outcomes.ts';
import { reportSenderDelay, sampleResources } from './resources.ts';

const TIMES = 10;
const SECONDS = 20;
const EVERY_MS = 500;
/** Recovered means so many answers in a row, each within so long. */
const GOOD_ANSWERS = 5;
const GOOD_MS = 500;
const LONGEST_RECOVERY_SECONDS = 60;

/** Seconds until the first of the good answers; null if there are none within a minute. */
async function measureRecovery({ target, bodies }: MixedLoad): Promise<number | null> {
  const begun = performance.now();
  let good = 0;
  let since = 0;
  while (good < GOOD_ANSWERS) {
    const seconds = (performance.now() - begun) / 1000;
    if (seconds > LONGEST_RECOVERY_SECONDS) return null;
    const { kind, milliseconds } = await sendOnce(target.url, bodies[0] as string);
    if (good === 0) since = seconds;
    good = kind === 'answered' && milliseconds < GOOD_MS ? good + 1 : 0;
    await pause(20);
  }
  return since;
}

/** Sends the load and measures the recovery from the last request on, while others may still wait. */
async function sendOverload(mixed: MixedLoad) {
  const { target, bodies, capacity } = mixed;
  const { sent, outcomes, dropped } = startOpenLoop({
    url: target.url,
    bodies,
    rate: capacity * TIMES,
    seconds: SECONDS,
  });
  await sent;
  const recovered = await measureRecovery(mixed);
  return { recovered, outcomes: await outcomes, dropped: dropped() };
}

export async function overload(settings: Settings): Promise<void> {
  const mixed = await startKnown(settings);
  const [result, samples] = await sampleResources(mixed.target, EVERY_MS, () =>
    reportSenderDelay(() => sendOverload(mixed)),
  );
  const { recovered, outcomes, dropped } = result;
  printOutcomes(outcomes, SECONDS);
  console.log(`${dropped} were dropped by the sender: too many were in flight`);
  const memory = samples.map(({ megabytes }) => megabytes);
  const megabytes = [memory[0], Math.max(...memory), memory.at(-1)].map((value) => formatNumber(value ?? 0));
  console.log(`memory: ${megabytes[0]} MB before, ${megabytes[1]} MB at most, ${megabytes[2]} MB after`);
  console.log(recovered === null ? 'not recovered after a minute' : `recovered after ${recovered.toFixed(2)} s`);
  await mixed.target.stop();
}
