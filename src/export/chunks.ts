/** Gathers pieces of text to chunks of bytes. */
const CHUNK_CHARACTERS = 1 << 16;

/** The text in UTF-8, in chunks of some size; each is written when it is asked for. */
export function* chunksOf(pieces: Iterable<string>): Generator<Uint8Array<ArrayBuffer>> {
  let buffer = '';
  for (const piece of pieces) {
    buffer += piece;
    if (buffer.length < CHUNK_CHARACTERS) continue;
    yield new TextEncoder().encode(buffer);
    buffer = '';
  }
  if (buffer !== '') yield new TextEncoder().encode(buffer);
}
