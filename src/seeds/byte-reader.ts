/** Reads lines and stretches of known length from bytes that come a piece at a time, and keeps no more than it is asked for. */
const NEWLINE = 0x0a;

export interface ByteReader {
  /** The next line in Latin-1, without its end; null at the end of the bytes. Throws when it is longer than `most` bytes. */
  readonly line: (most: number) => Promise<string | null>;
  /** The next `length` bytes; fewer at the end. */
  readonly take: (length: number) => Promise<Buffer>;
  readonly skip: (length: number) => Promise<void>;
}

export function createByteReader(chunks: AsyncIterable<Uint8Array>): ByteReader {
  const source = chunks[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { done, value } = await source.next();
    if (done === true) return false;
    rest = Buffer.concat([rest, value]);
    return true;
  };
  const cut = (length: number): Buffer => {
    const bytes = rest.subarray(0, length);
    rest = rest.subarray(length);
    return bytes;
  };
  return {
    line: async (most) => {
      while (!rest.includes(NEWLINE)) {
        if (rest.length > most) throw new Error(`a line has more than ${most} bytes`);
        if (!(await more())) return rest.length === 0 ? null : cut(rest.length).toString('latin1');
      }
      return cut(rest.indexOf(NEWLINE) + 1)
        .toString('latin1')
        .replace(/\r?\n$/, '');
    },
    take: async (length) => {
      const taken: Buffer[] = [];
      let size = 0;
      do {
        const bytes = cut(length - size);
        taken.push(bytes);
        size += bytes.length;
      } while (size < length && (await more()));
      return Buffer.concat(taken);
    },
    skip: async (length) => {
      let left = length - cut(length).length;
      while (left > 0 && (await more())) left -= cut(left).length;
    },
  };
}
