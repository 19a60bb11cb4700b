/** Shows how far a long work is: a bar that is drawn over itself on a terminal, a line a quarter of the way elsewhere. */
import { createPace } from './pace.ts';

/** A stage of the work, such as "reading", and how many of its items are done; `total` is null while nobody knows. */
export interface Step {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
}

export interface Progress {
  readonly report: (step: Step) => void;
  /** Takes the bar away. */
  readonly end: () => void;
}

type Clock = () => number;

const WIDTH = 30;
const REDRAW_EVERY_MS = 80;
const CLEAR_LINE = '\r\u001b[K';

const counted = ({ stage, done, total }: Step): string => {
  if (total === null) return done === 0 ? stage : `${stage}: ${done}`;
  return `${stage}: ${done} of ${total}`;
};

/** `pace` stands behind the numbers. */
export function drawBar(step: Step, pace = ''): string {
  if (step.total === null || step.total === 0) return counted(step) + pace;
  const filled = Math.round((Math.min(step.done, step.total) / step.total) * WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${counted(step)}${pace}`;
}

function bar(stream: NodeJS.WriteStream, clock: Clock): Progress {
  let drawnAt = Number.NEGATIVE_INFINITY;
  const pace = createPace(clock);
  return {
    report(step) {
      const now = clock();
      const told = pace(step);
      if (now - drawnAt < REDRAW_EVERY_MS && step.done !== step.total) return;
      drawnAt = now;
      stream.write(CLEAR_LINE + drawBar(step, told).slice(0, stream.columns - 1));
    },
    end: () => stream.write(CLEAR_LINE),
  };
}

function lines(stream: NodeJS.WriteStream, clock: Clock): Progress {
  let last = '';
  const pace = createPace(clock);
  return {
    report(step) {
      const quarter = step.total ? Math.floor((4 * step.done) / step.total) : 0;
      const told = pace(step);
      const mark = `${step.stage} ${quarter}`;
      if (mark === last) return;
      last = mark;
      stream.write(`${counted(step)}${told}\n`);
    },
    end: () => {},
  };
}

/** `clock` gives milliseconds. */
export const openProgress = (stream: NodeJS.WriteStream, clock: Clock = () => performance.now()): Progress =>
  stream.isTTY ? bar(stream, clock) : lines(stream, clock);
