/** The last answers of a worker that is about to be killed, written past the thread that should have given them. */
import { fstatSync, readSync, writeSync } from 'node:fs';
import type { ErrorCode } from '../../problem.ts';
import { PLAIN_HEAD, refusalText } from '../../server/plain-answers.ts';
import { CELL, type Marks, STATE } from './marks.ts';

interface Answer {
  readonly status: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly headers: readonly string[];
}

const tooSlow = (seconds: number): Answer => ({
  status: '504 Gateway Timeout',
  code: 'TOO_SLOW',
  message: `The operation took longer than ${seconds} s and was ended. Ask for less in it: smaller pages, fewer counts and facets, a narrower filter.`,
  headers: [],
});

const INTERRUPTED: Answer = {
  status: '503 Service Unavailable',
  code: 'OVERLOADED',
  message: 'Another operation took so long that this one was not come to. Try again in a second.',
  headers: ['retry-after', '1'],
};

function textOf({ status, headers, ...refusal }: Answer): string {
  const body = refusalText(refusal);
  const frame = ['content-length', String(Buffer.byteLength(body)), 'connection', 'close'];
  const all = [...PLAIN_HEAD, ...headers, ...frame];
  const lines = all.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []));
  return [`HTTP/1.1 ${status}`, ...lines, '', body].join('\r\n');
}

const sink = Buffer.alloc(65_536);

/**
 * Reads what has arrived and was not read yet; true when there was any. What is left unread when a connection closes makes the
 * other side throw away what it was sent.
 */
function readRest(descriptor: number): boolean {
  let any = false;
  try {
    while (readSync(descriptor, sink) > 0) any = true;
  } catch {
    // Nothing more for now, or the client is gone.
  }
  return any;
}

/** A descriptor that was closed a moment ago may be a file's by now. */
const isSocket = (descriptor: number): boolean => fstatSync(descriptor).isSocket();

export function sayFarewell({ cells, states }: Marks, seconds: number): void {
  const slow = Atomics.load(cells, CELL.LAST);
  const [slowText, otherText] = [textOf(tooSlow(seconds)), textOf(INTERRUPTED)];
  const bid = (descriptor: number): void => {
    const arrived = readRest(descriptor);
    const state = states[descriptor];
    const isWaiting = state === STATE.WAITING || (state === STATE.OPEN && arrived);
    if (isWaiting) writeSync(descriptor, descriptor === slow ? slowText : otherText);
  };
  states.forEach((state, descriptor) => {
    if (state === STATE.NONE) return;
    try {
      if (isSocket(descriptor)) bid(descriptor);
    } catch {
      // The client is gone, or reads nothing: it can be told nothing.
    }
  });
}
