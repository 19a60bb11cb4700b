/** The worker that lays graphs out, so that the page stays responsive. It stops with a graph when the next one comes. */

import { type Layouts, layOut } from './layout.ts';
import type { Place } from './start.ts';
import type { Step } from './step.ts';

export interface LayoutRequest {
  readonly id: number;
  readonly steps: readonly Step[];
}

/** To the request of that id: first how many steps are done, at last the places of all entities. */
export type LayoutAnswer = { readonly id: number } & (
  | { readonly done: number }
  | { readonly places: readonly (readonly [string, Place])[] }
);

const layouts: Layouts = [];
let latest = 0;

const answer = (message: LayoutAnswer): void => postMessage(message);
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function run({ id, steps }: LayoutRequest): Promise<void> {
  const running = layOut(steps, layouts);
  for (let next = running.next(); ; next = running.next()) {
    if (next.done) return answer({ id, places: [...next.value] });
    answer({ id, done: next.value });
    await nextTask();
    if (latest !== id) return;
  }
}

addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  latest = data.id;
  void run(data);
});
