/** Requests and answers as they are on the wire. */
import { type Agent, request } from 'node:http';

export interface Sending {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Sent in chunks, the length untold. */
  readonly chunked?: boolean;
}

export interface Received {
  readonly status: number | undefined;
  /** Lines of the head in order of the alphabet, names in small letters, but for the date. */
  readonly headers: readonly string[];
  readonly body: string;
}

const linesOf = (raw: readonly string[]): string[] =>
  raw
    .flatMap((name, at) => (at % 2 === 0 ? [`${name.toLowerCase()}: ${raw[at + 1]}`] : []))
    .filter((line) => !line.startsWith('date: '))
    .sort();

/** Sends one request through the agent and resolves to all that comes back. */
export function exchange(
  url: string,
  { method, path, headers, body, chunked }: Sending,
  agent: Agent,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, {
      method,
      agent,
      headers: { ...headers, ...(chunked && { 'transfer-encoding': 'chunked' }) },
    });
    sent.on('response', async (response) => {
      const chunks = await response.toArray();
      resolve({
        status: response.statusCode,
        headers: linesOf(response.rawHeaders),
        body: Buffer.concat(chunks).toString('latin1'),
      });
    });
    sent.on('error', reject);
    if (chunked) sent.write(body?.slice(0, 5) ?? '');
    sent.end(chunked ? body?.slice(5) : body);
  });
}
