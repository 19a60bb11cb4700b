/** Reads files that arguments name, with a limit: a device such as /dev/zero has no end. */
import { closeSync, openSync, readSync } from 'node:fs';
import { DatelineError } from '../problem.ts';

const MEGABYTE = 1_000_000;
const CHUNK_BYTES = 65_536;

/** For messages. */
export const nameOfInput = (file: string): string => (file === '-' ? 'Standard input' : file);

const refusal = (file: string, what: string, cause?: unknown): DatelineError =>
  new DatelineError('BAD_USER_INPUT', `${nameOfInput(file)} ${what}.`, { cause });

const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist; name a file, or "-" for standard input',
  EISDIR: 'is a folder; name a file',
  EACCES: 'may not be read; give read permission',
  ELOOP: 'is a symbolic link that leads to itself; name a file',
};

function* readChunks(descriptor: number): Generator<Buffer> {
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const length = readSync(descriptor, chunk);
    if (length === 0) return;
    yield chunk.subarray(0, length);
  }
}

function readBytes(file: string, maxBytes: number): Buffer {
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for (const chunk of readChunks(descriptor)) {
      size += chunk.length;
      if (size > maxBytes) throw refusal(file, `is larger than ${maxBytes / MEGABYTE} MB; split it`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

/** The text of a file; `-` is standard input. Throws BAD_USER_INPUT when it cannot be read, is too large or is not UTF-8. */
export function readInput(file: string, maxMegabytes: number): string {
  let bytes: Buffer;
  try {
    bytes = readBytes(file, maxMegabytes * MEGABYTE);
  } catch (error) {
    if (error instanceof DatelineError) throw error;
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw refusal(file, FAULTS[code] ?? `cannot be read (${code || message})`, error);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw refusal(file, 'is not text in UTF-8; convert it', error);
  }
}
