/** Sends requests at a steady rate whatever becomes of them, as the world does; bounded in rate, time and number under way. */
import { Agent, type ClientRequest, request as createRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

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

const HUNG_MS = 10_000;
const MOST_UNDER_WAY = 2000;
const TICK_MS = 5;

const FATES: Readonly<Record<number, Fate>> = { 200: 'answered', 503: 'shed' };

function send(agent: Agent, url: string, body: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const end = (fate: Fate): void => {
      clearTimeout(late);
      resolve({ fate, milliseconds: performance.now() - begun });
    };
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent: ClientRequest = createRequest(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => end(FATES[response.statusCode ?? 0] ?? 'failed'));
    });
    const late = setTimeout(() => {
      end('hung');
      sent.destroy();
    }, HUNG_MS);
    sent.on('error', () => end('failed')).end(body);
  });
}

/** One request by itself. */
export async function sendOnce(url: string, body: string): Promise<Outcome> {
  const agent = new Agent();
  const outcome = await send(agent, url, body);
  agent.destroy();
  return outcome;
}

/** Resolves to what became of all. Where too many are under way those that would come are not sent. */
export async function sendStream({ url, bodies, rate, seconds }: Stream): Promise<Outcome[]> {
  const agent = new Agent({ keepAlive: true });
  const outcomes: Outcome[] = [];
  const underWay = new Set<Promise<void>>();
  const begun = performance.now();
  let turn = 0;
  for (let passed = 0; passed < seconds * 1000; passed = performance.now() - begun) {
    for (; turn < (passed / 1000) * rate; turn++) {
      if (underWay.size >= MOST_UNDER_WAY) continue;
      const one = send(agent, url, bodies[turn % bodies.length] as string).then((outcome) => {
        outcomes.push(outcome);
        underWay.delete(one);
      });
      underWay.add(one);
    }
    await pause(TICK_MS);
  }
  await Promise.all(underWay);
  agent.destroy();
  return outcomes;
}
