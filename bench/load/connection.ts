/** A keep-alive HTTP connection with one request at a time. It costs the sender far less CPU than Node's HTTP client. */
import { connect, type Socket } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';

/** The bytes of a POST request. */
export function encodePost(url: URL, body: string): Buffer {
  const lines = [
    `POST ${url.pathname} HTTP/1.1`,
    `host: ${url.host}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}${END_OF_HEAD}${body}`);
}

/** Parses one response from chunks: returns its status once complete, null before. Throws on a response without a length. */
function createResponseParser(): (chunk: Buffer) => number | null {
  let head = '';
  let status = 0;
  let missing = 0;
  return (chunk) => {
    if (status !== 0) missing -= chunk.length;
    else {
      head += chunk.toString('latin1');
      const end = head.indexOf(END_OF_HEAD);
      if (end < 0) return null;
      const [, code, length] = /^HTTP\/1\.1 (\d+) .*\r\ncontent-length: (\d+)\r\n/is.exec(head) ?? [];
      if (code === undefined) throw new Error(`A response without a length: ${head}`);
      status = Number(code);
      missing = Number(length) - (head.length - end - END_OF_HEAD.length);
    }
    return missing > 0 ? null : status;
  };
}

/** A connection that was idle for longer is not reused: the server may be closing it, and the request would be lost. */
const LONGEST_IDLE_MS = 4000;

export class Connection {
  readonly #socket: Socket;
  #ended: (status: number | null) => void = () => {};
  #parse = createResponseParser();
  #lastUsed = performance.now();

  constructor(url: URL) {
    this.#socket = connect({ port: Number(url.port), host: url.hostname, noDelay: true });
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.#socket.on('error', () => {}).on('close', () => this.#ended(null));
  }

  get isOpen(): boolean {
    const idle = performance.now() - this.#lastUsed;
    return idle < LONGEST_IDLE_MS && this.#socket.writable && this.#socket.readable;
  }

  #receive(chunk: Buffer): void {
    const status = this.#parse(chunk);
    if (status === null) return;
    this.#lastUsed = performance.now();
    this.#ended(status);
  }

  /** Sends a request. Resolves to the status of the response, or null if the connection ends before. */
  send(message: Buffer): Promise<number | null> {
    this.#parse = createResponseParser();
    this.#socket.write(message);
    return new Promise((resolve) => {
      this.#ended = resolve;
    });
  }

  close(): void {
    this.#socket.destroy();
  }
}
