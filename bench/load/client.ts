/** A client with an address of its own, which asks one operation after the other. */
import { Agent, request } from 'node:http';

interface Answered {
  readonly milliseconds: number;
  readonly status: number | undefined;
  readonly text: string;
}

export interface Client {
  readonly ask: (body: object, headers?: Readonly<Record<string, string>>) => Promise<Answered>;
  readonly close: () => void;
}

/** `localAddress` is one of the loopback network. */
export function openClient(url: string, localAddress = '127.0.0.1'): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask: Client['ask'] = (body, headers = {}) => {
    const begun = performance.now();
    const options = {
      agent,
      localAddress,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    };
    return new Promise((resolve, reject) => {
      const sent = request(url, options, async (response) => {
        const text = Buffer.concat(await response.toArray()).toString();
        resolve({ milliseconds: performance.now() - begun, status: response.statusCode, text });
      });
      sent.on('error', reject).end(JSON.stringify(body));
    });
  };
  return { ask, close: () => agent.destroy() };
}
