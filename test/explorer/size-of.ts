/** Measures an answer as it is sent to browsers. */
import { get } from 'node:http';

/** Bytes of the body at a URL, compressed as gzip where the server does that. */
export function sizeOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'text/html,*/*', 'accept-encoding': 'gzip' };
    get(url, { headers }, async (response) => {
      resolve(Buffer.concat(await response.toArray()).length);
    }).on('error', reject);
  });
}
