/** Shows progress of long work: a bar that is redrawn on a terminal, a line for each quarter elsewhere; both with rate and time left. */

/** A stage of the work, such as "reading", and how many of its items are done; `total` is null while it is unknown. */
interface Step {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
}

export interface Progress {
  readonly report: (step: Step) => void;
  /** Clears the bar. */
  readonly end: () => void;
}

/** In milliseconds. */
type Clock = () => number;

/** A stage has to take so long before its rate is shown. */
const MIN_RATE_SECONDS = 1;

function formatDuration(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** Rate and time left of each step as it comes, such as ", 212/s, 51 s left"; empty while a stage has just begun. */
function createRateMeter(now: Clock): (step: Step) => string {
  let first: (Step & { readonly at: number }) | null = null;
  return (step) => {
    if (first?.stage !== step.stage) first = { ...step, at: now() };
    const seconds = (now() - first.at) / 1000;
    const rate = (step.done - first.done) / seconds;
    if (seconds < MIN_RATE_SECONDS || rate <= 0) return '';
    const left = step.total === null ? '' : `, ${formatDuration((step.total - step.done) / rate)} left`;
    return `, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s${left}`;
  };
}

const BAR_WIDTH = 30;
const REDRAW_MS = 80;
const CLEAR_LINE = '\r\u001b[K';

function formatStep({ stage, done, total }: Step): string {
  if (total === null) return done === 0 ? stage : `${stage}: ${done}`;
  return `${stage}: ${done} of ${total}`;
}

/** `rate` follows the numbers. */
export function drawBar(step: Step, rate = ''): string {
  if (step.total === null || step.total === 0) return formatStep(step) + rate;
  const filled = Math.round((Math.min(step.done, step.total) / step.total) * BAR_WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${formatStep(step)}${rate}`;
}

function createBar(stream: NodeJS.WriteStream, clock: Clock): Progress {
  let drawnAt = Number.NEGATIVE_INFINITY;
  const rateOf = createRateMeter(clock);
  return {
    report(step) {
      const now = clock();
      const rate = rateOf(step);
      if (now - drawnAt < REDRAW_MS && step.done !== step.total) return;
      drawnAt = now;
      stream.write(CLEAR_LINE + drawBar(step, rate).slice(0, stream.columns - 1));
    },
    end: () => stream.write(CLEAR_LINE),
  };
}

function createLines(stream: NodeJS.WriteStream, clock: Clock): Progress {
  let last = '';
  const rateOf = createRateMeter(clock);
  return {
    report(step) {
      const quarter = step.total ? Math.floor((4 * step.done) / step.total) : 0;
      const rate = rateOf(step);
      const key = `${step.stage} ${quarter}`;
      if (key === last) return;
      last = key;
      stream.write(`${formatStep(step)}${rate}\n`);
    },
    end: () => {},
  };
}

export const openProgress = (stream: NodeJS.WriteStream, clock: Clock = () => performance.now()): Progress =>
  stream.isTTY ? createBar(stream, clock) : createLines(stream, clock);
