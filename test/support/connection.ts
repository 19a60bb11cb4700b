/** A single keep-alive connection, so that a test talks to one worker process. */
import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: unknown;
}

export interface Connection {
  /** Posts a query. Rejects if the connection is cut. */
  readonly ask: (query: string) => Promise<Answer>;
  readonly close: () => void;
}

/** Opens a connection that sends these headers with every request, from an address of this machine. */
export function connect(url: string, headers: Readonly<Record<string, string>> = {}, from = '127.0.0.1'): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (query: string) =>
    new Promise<Answer>((resolve, reject) => {
      const options = {
        agent,
        localAddress: from,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      };
      const sent = request(url, options, async (response) => {
        const text = Buffer.concat(await response.toArray()).toString();
        resolve({ status: response.statusCode, headers: response.headers, body: JSON.parse(text) });
      });
      sent.on('error', reject).end(JSON.stringify({ query }));
    });
  return { ask, close: () => agent.destroy() };
}
