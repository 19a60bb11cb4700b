/** Shows how far a long work is: a bar that is drawn over itself on a terminal, a line a quarter of the way elsewhere. */

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

const WIDTH = 30;
const REDRAW_EVERY_MS = 80;
const CLEAR_LINE = '\r\u001b[K';

const counted = ({ stage, done, total }: Step): string => `${stage}: ${done}${total === null ? '' : ` of ${total}`}`;

export function drawBar(step: Step): string {
  if (step.total === null || step.total === 0) return counted(step);
  const filled = Math.round((Math.min(step.done, step.total) / step.total) * WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${counted(step)}`;
}

function bar(stream: NodeJS.WriteStream): Progress {
  let drawnAt = 0;
  return {
    report(step) {
      const now = performance.now();
      if (now - drawnAt < REDRAW_EVERY_MS && step.done !== step.total) return;
      drawnAt = now;
      stream.write(CLEAR_LINE + drawBar(step).slice(0, stream.columns - 1));
    },
    end: () => stream.write(CLEAR_LINE),
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  let last = '';
  return {
    report(step) {
      const quarter = step.total ? Math.floor((4 * step.done) / step.total) : 0;
      const mark = `${step.stage} ${quarter}`;
      if (mark === last) return;
      last = mark;
      stream.write(`${counted(step)}\n`);
    },
    end: () => {},
  };
}

export const openProgress = (stream: NodeJS.WriteStream): Progress => (stream.isTTY ? bar(stream) : lines(stream));
