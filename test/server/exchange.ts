/** Raw HTTP requests and responses. */
import { type Agent, request } from 'node:http';

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Sends the body in chunks, without a content-length. */
  readonly chunked?: boolean;
}

interface RawResponse {
  readonly status: number | undefined;
  /** Sorted header lines without the date, names in lower case. */
  readonly headers: readonly string[];
  readonly body: string;
}

const linesOf = (raw: readonly string[]): string[] =>
  raw
    .flatMap((name, at) => (at % 2 === 0 ? [`${name.toLowerCase()}: ${raw[at + 1]}`] : []))
    .filter((line) => !line.startsWith('date: '))
    .sort();

/** Sends one request through the agent and resolves to the whole response. */
export function exchange(
  url: string,
  { method, path, headers, body, chunked }: RawRequest,
  agent: Agent,
): Promise<RawResponse> {
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
