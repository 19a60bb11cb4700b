/** Open-loop load: sends requests at a constant rate, whether or not earlier ones were answered, as independent clients do. */
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, encodePost } from './connection.ts';

/** `shed`: refused with 503 by load shedding. `timed out`: no answer within 10 seconds. `failed`: anything else. */
export type OutcomeKind = 'answered' | 'shed' | 'timed out' | 'failed';

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly milliseconds: number;
}

interface OpenLoopLoad {
  readonly url: string;
  readonly bodies: readonly string[];
  /** Requests per second. */
  readonly rate: number;
  readonly seconds: number;
}

interface RunningLoad {
  /** Resolves when the last request was sent. */
  readonly sent: Promise<void>;
  /** Resolves when no request is in flight any more. */
  readonly outcomes: Promise<readonly Outcome[]>;
  /** Requests that were never sent because too many were in flight. */
  readonly dropped: () => number;
}

const TIMEOUT_MS = 10_000;
const MOST_IN_FLIGHT = 2000;
const TICK_MS = 5;

const OUTCOME_KINDS: Readonly<Record<number, OutcomeKind>> = { 200: 'answered', 503: 'shed' };

/** Takes an idle connection that the server has not closed. */
function takeOpen(idle: Connection[]): Connection | undefined {
  for (let connection = idle.pop(); connection !== undefined; connection = idle.pop()) {
    if (connection.isOpen) return connection;
    connection.close();
  }
  return undefined;
}

async function send(idle: Connection[], url: URL, message: Buffer): Promise<Outcome> {
  const begun = performance.now();
  const connection = takeOpen(idle) ?? new Connection(url);
  const timeout = setTimeout(() => connection.close(), TIMEOUT_MS);
  const status = await connection.send(message);
  clearTimeout(timeout);
  const milliseconds = performance.now() - begun;
  if (status !== null) idle.push(connection);
  const none = milliseconds < TIMEOUT_MS ? 'failed' : 'timed out';
  return { kind: status === null ? none : (OUTCOME_KINDS[status] ?? 'failed'), milliseconds };
}

/** Sends a single request. */
export async function sendOnce(url: string, body: string): Promise<Outcome> {
  const idle: Connection[] = [];
  const address = new URL(url);
  const outcome = await send(idle, address, encodePost(address, body));
  for (const connection of idle) connection.close();
  return outcome;
}

/** Starts a load. While too many requests are in flight, further ones are dropped. */
export function startOpenLoop({ url, bodies, rate, seconds }: OpenLoopLoad): RunningLoad {
  const address = new URL(url);
  const messages = bodies.map((body) => encodePost(address, body));
  const idle: Connection[] = [];
  const outcomes: Outcome[] = [];
  const inFlight = new Set<Promise<void>>();
  let [next, dropped] = [0, 0];

  function sendNext(): void {
    const message = messages[next++ % messages.length] as Buffer;
    if (inFlight.size >= MOST_IN_FLIGHT) {
      dropped++;
      return;
    }
    const one = send(idle, address, message).then((outcome) => {
      outcomes.push(outcome);
      inFlight.delete(one);
    });
    inFlight.add(one);
  }

  async function sendAll(): Promise<void> {
    const begun = performance.now();
    for (let passed = 0; passed < seconds; passed = (performance.now() - begun) / 1000) {
      while (next < passed * rate) sendNext();
      await pause(TICK_MS);
    }
  }

  async function waitForAll(): Promise<readonly Outcome[]> {
    await sent;
    await Promise.all(inFlight);
    for (const connection of idle) connection.close();
    return outcomes;
  }

  const sent = sendAll();
  return { sent, outcomes: waitForAll(), dropped: () => dropped };
}
