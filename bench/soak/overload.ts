/** Sends Dateline ten times what it can serve, and tells what it answers, what it turns away, and how soon it is well again. */
import { setTimeout as pause } from 'node:timers/promises';
import { sendOnce, startStream } from '../load/stream.ts';
import { figure } from '../report/table.ts';
import type { Settings } from '../settings.ts';
import { type Mixed, startMixed } from './mix.ts';
import { printOutcomes } from './outcomes.ts';
import { watch, watchSender } from './watch.ts';

const TIMES = 10;
const SECONDS = 20;
const EVERY_MS = 500;
/** Well again: so many answers on end, each within so long. */
const GOOD_ANSWERS = 5;
const GOOD_MS = 500;
const LONGEST_RECOVERY_SECONDS = 60;

/** Seconds until the first of the good answers; null when a minute does not do. */
async function recover({ target, bodies }: Mixed): Promise<number | null> {
  const begun = performance.now();
  let good = 0;
  let since = 0;
  while (good < GOOD_ANSWERS) {
    const asked = (performance.now() - begun) / 1000;
    if (asked > LONGEST_RECOVERY_SECONDS) return null;
    const { fate, milliseconds } = await sendOnce(target.url, bodies[0] as string);
    if (good === 0) since = asked;
    good = fate === 'answered' && milliseconds < GOOD_MS ? good + 1 : 0;
    await pause(20);
  }
  return since;
}

/** Sends all, and looks from the last request on how soon it is well again, whatever the others still wait for. */
async function press(mixed: Mixed) {
  const { target, bodies, capacity } = mixed;
  const { sent, outcomes, heldBack } = startStream({
    url: target.url,
    bodies,
    rate: capacity * TIMES,
    seconds: SECONDS,
  });
  await sent;
  const recovered = await recover(mixed);
  return { recovered, outcomes: await outcomes, heldBack: heldBack() };
}

export async function overload(settings: Settings): Promise<void> {
  const mixed = await startMixed(settings);
  const [pressed, sights] = await watch(mixed.target, EVERY_MS, () => watchSender(() => press(mixed)));
  const { recovered, outcomes, heldBack } = pressed;
  printOutcomes(outcomes, SECONDS);
  console.log(`${heldBack} were held back: too many were under way`);
  const memory = sights.map(({ megabytes }) => megabytes);
  const told = [memory[0], Math.max(...memory), memory.at(-1)].map((value) => figure(value ?? 0));
  console.log(`memory: ${told[0]} MB before, ${told[1]} MB at most, ${told[2]} MB after`);
  console.log(recovered === null ? 'not well again after a minute' : `well again after ${recovered.toFixed(2)} s`);
  await mixed.target.stop();
}
