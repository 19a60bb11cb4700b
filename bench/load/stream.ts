/** Sends requests at a steady rate whatever becomes of them, as the world does; bounded in rate, time and number under way. */
import { setTimeout as pause } from 'node:timers/promises';
import { Line, messageOf } from './line.ts';

/** What became of a request: an answer, a refusal for want of room (503), none in time, or something else. */
export type Fate = 'answered' | 'shed' | 'hung' | 'failed';

export interface Outcome {
  readonly fate: Fate;
  readonly milliseconds: number;
}

export interface Stream {
  readonly url: string;
  readonly bodies: readonly string[];
  /** Requests a second. */
  readonly rate: number;
  readonly seconds: number;
}

/** A stream that has begun. */
export interface Sending {
  /** Resolves when the last request has gone out. */
  readonly sent: Promise<void>;
  /** Resolves, when none is under way any more, to what became of all. */
  readonly outcomes: Promise<readonly Outcome[]>;
  /** How many were not sent so far because too many were under way. */
  readonly heldBack: () => number;
}

const HUNG_MS = 10_000;
const MOST_UNDER_WAY = 2000;
const TICK_MS = 5;

const FATES: Readonly<Record<number, Fate>> = { 200: 'answered', 503: 'shed' };

/** One that the server has not closed meanwhile. */
function takeOpen(idle: Line[]): Line | undefined {
  for (let line = idle.pop(); line !== undefined; line = idle.pop()) {
    if (line.isOpen) return line;
    line.close();
  }
  return undefined;
}

async function send(idle: Line[], url: URL, message: Buffer): Promise<Outcome> {
  const begun = performance.now();
  const line = takeOpen(idle) ?? new Line(url);
  const late = setTimeout(() => line.close(), HUNG_MS);
  const status = await line.ask(message);
  clearTimeout(late);
  const milliseconds = performance.now() - begun;
  if (status !== null) idle.push(line);
  const none = milliseconds < HUNG_MS ? 'failed' : 'hung';
  return { fate: status === null ? none : (FATES[status] ?? 'failed'), milliseconds };
}

/** One request by itself. */
export async function sendOnce(url: string, body: string): Promise<Outcome> {
  const idle: Line[] = [];
  const address = new URL(url);
  const outcome = await send(idle, address, messageOf(address, body));
  for (const line of idle) line.close();
  return outcome;
}

/** Where too many are under way those that would come are held back, for good. */
export function startStream({ url, bodies, rate, seconds }: Stream): Sending {
  const address = new URL(url);
  const messages = bodies.map((body) => messageOf(address, body));
  const idle: Line[] = [];
  const outcomes: Outcome[] = [];
  const underWay = new Set<Promise<void>>();
  let [turn, heldBack] = [0, 0];

  function sendNext(): void {
    const message = messages[turn++ % messages.length] as Buffer;
    if (underWay.size >= MOST_UNDER_WAY) {
      heldBack++;
      return;
    }
    const one = send(idle, address, message).then((outcome) => {
      outcomes.push(outcome);
      underWay.delete(one);
    });
    underWay.add(one);
  }

  async function sendAll(): Promise<void> {
    const begun = performance.now();
    for (let passed = 0; passed < seconds; passed = (performance.now() - begun) / 1000) {
      while (turn < passed * rate) sendNext();
      await pause(TICK_MS);
    }
  }

  async function endAll(): Promise<readonly Outcome[]> {
    await sent;
    await Promise.all(underWay);
    for (const line of idle) line.close();
    return outcomes;
  }

  const sent = sendAll();
  return { sent, outcomes: endAll(), heldBack: () => heldBack };
}
