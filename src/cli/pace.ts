/** Tells how fast a stage of the work goes and how long it will take. */
import type { Step } from './progress.ts';

/** For each step as it comes, such as ", 212/s, 51 s left"; empty as long as there is too little to judge by. */
export type Pace = (step: Step) => string;

const ENOUGH_SECONDS = 1;

/** `now` gives milliseconds. */
export function createPace(now: () => number): Pace {
  let first: (Step & { readonly at: number }) | null = null;
  return (step) => {
    if (first?.stage !== step.stage) first = { ...step, at: now() };
    const seconds = (now() - first.at) / 1000;
    const rate = (step.done - first.done) / seconds;
    if (seconds < ENOUGH_SECONDS || rate <= 0) return '';
    const left = step.total === null ? '' : `, ${inWords((step.total - step.done) / rate)} left`;
    return `, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s${left}`;
  };
}

function inWords(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
