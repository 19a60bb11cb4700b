/** One connection that is kept, and sends requests one after the other; it costs the sender far less than a client of HTTP would. */
import { connect, type Socket } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';

/** The bytes of a POST. */
export function messageOf(url: URL, body: string): Buffer {
  const lines = [
    `POST ${url.pathname} HTTP/1.1`,
    `host: ${url.host}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}${END_OF_HEAD}${body}`);
}

/** Reads one answer as it arrives: its status once it is whole, else null. An answer has to tell its length. Throws when it is none. */
function answerReader(): (chunk: Buffer) => number | null {
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
      if (code === undefined) throw new Error(`An answer without a length: ${head}`);
      status = Number(code);
      missing = Number(length) - (head.length - end - END_OF_HEAD.length);
    }
    return missing > 0 ? null : status;
  };
}

/** A server may be closing a connection that has been silent for longer: what is sent then is lost. */
const FRESH_MS = 4000;

export class Line {
  readonly #socket: Socket;
  #ended: (status: number | null) => void = () => {};
  #read = answerReader();
  #lastUsed = performance.now();

  constructor(url: URL) {
    this.#socket = connect({ port: Number(url.port), host: url.hostname, noDelay: true });
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', () => {}).on('close', () => this.#ended(null));
  }

  get isOpen(): boolean {
    const isFresh = performance.now() - this.#lastUsed < FRESH_MS;
    return isFresh && this.#socket.writable && this.#socket.readable;
  }

  #take(chunk: Buffer): void {
    const status = this.#read(chunk);
    if (status === null) return;
    this.#lastUsed = performance.now();
    this.#ended(status);
  }

  /** Resolves to the status of the answer; null when the connection ends before. */
  ask(message: Buffer): Promise<number | null> {
    this.#read = answerReader();
    this.#socket.write(message);
    return new Promise((resolve) => {
      this.#ended = resolve;
    });
  }

  close(): void {
    this.#socket.destroy();
  }
}
