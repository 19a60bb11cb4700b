/** Reads the results of a subscription from server-sent events. */

/** The data of the blocks of a stream that have an event "next". */
async function* dataOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (text + value).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith('event: next\n')) yield block.slice(block.indexOf('data: ') + 'data: '.length);
      }
    }
  } finally {
    await reader.cancel();
  }
}

/** The results as they come, until the stream ends or nobody reads on. */
export async function* readEvents({ body }: Response): AsyncGenerator<unknown> {
  if (body === null) return;
  for await (const data of dataOf(body)) yield JSON.parse(data) as unknown;
}
