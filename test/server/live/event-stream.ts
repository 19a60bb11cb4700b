/** Reads server-sent events. */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

/** A block of a stream: the fields that it has. */
export interface Block {
  readonly event?: string;
  readonly id?: string;
  readonly data?: string;
}

export interface EventStream {
  readonly response: IncomingMessage;
  /** The next block with an event; undefined at the end of the stream. */
  readonly next: () => Promise<Block | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at any part of the result
  readonly result: () => Promise<any>;
  /** The id that a client would send when it connects again. */
  readonly lastId: () => string | undefined;
  readonly close: () => void;
}

const fieldsOf = (block: string): Block =>
  Object.fromEntries(
    block.split('\n').flatMap((line) => {
      const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  );

async function* blocksOf(response: IncomingMessage): AsyncGenerator<Block> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() as string;
    yield* blocks.map(fieldsOf);
  }
}

/** Subscribes. Resolves when the head of the response is there. */
export async function subscribe(
  url: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<EventStream> {
  const sent = request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    agent: false,
  });
  sent.on('error', () => {});
  sent.end(JSON.stringify(body));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.on('error', () => {});
  const blocks = blocksOf(response);
  let last: string | undefined;
  const next = async (): Promise<Block | undefined> => {
    for (;;) {
      const { value, done } = await blocks.next().catch(() => ({ value: undefined, done: true }) as const);
      if (done || value === undefined) return undefined;
      last = value.id ?? last;
      if (value.event !== undefined) return value;
    }
  };
  return {
    response,
    next,
    result: async () => JSON.parse((await next())?.data ?? 'null'),
    lastId: () => last,
    close: () => sent.destroy(),
  };
}
