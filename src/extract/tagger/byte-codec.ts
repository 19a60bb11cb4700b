/** Encodes numbers compactly as bytes, and decodes them. */

/** Writes the parts of a file in sequence. */
export class ByteWriter {
  readonly #pieces: Uint8Array[] = [];

  bytes(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
  }

  /** Encodes the differences of ascending numbers as variable-length integers (LEB128). */
  ascending(numbers: Uint32Array): void {
    const bytes: number[] = [];
    let last = 0;
    for (const number of numbers) {
      let step = number - last;
      last = number;
      for (; step > 127; step = Math.floor(step / 128)) bytes.push((step % 128) + 128);
      bytes.push(step);
    }
    this.bytes(Uint8Array.from(bytes));
  }

  all(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#pieces));
  }
}

/** Reads the output of a `ByteWriter` in the same order. Throws RangeError past the end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  bytes(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new RangeError('the file ends too early');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  ascending(count: number): Uint32Array {
    const numbers = new Uint32Array(count);
    let last = 0;
    for (let i = 0; i < count; i++) {
      let scale = 1;
      for (let byte = this.#byte(); ; byte = this.#byte()) {
        last += (byte & 127) * scale;
        scale *= 128;
        if (byte < 128) break;
      }
      numbers[i] = last;
    }
    return numbers;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new RangeError('the file ends too early');
    return byte;
  }
}
