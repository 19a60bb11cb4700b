/** Files that hold other files, which are unpacked in memory, a piece at a time, within limits; nothing is written to disk. */
import type { Problem } from '../problem.ts';
import { ArchiveError, type FilePath } from './disk.ts';
import { MAX_RATIO, MAX_UNPACKED, MIN_UNPACKED } from './limits.ts';
import { type Finding, shortReason } from './problems.ts';

export interface ArchiveFormat {
  readonly holds: 'FILES';
  /** The files in it, one after the other; each can be read until the next is asked for. Never throws. */
  readonly unpack: (file: FilePath) => AsyncIterable<PackedFile | Problem>;
}

/** A file in an archive. */
export interface PackedFile extends Required<FilePath> {
  /** The name that tells its format. */
  readonly name: string;
}

/** Passes bytes on until they are more than the archive may hold. */
export type Budget = (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;

/**
 * All that is unpacked of one archive has one budget, by the bytes of it that were read. It throws ArchiveError when that is used up, or
 * the archive is damaged.
 */
export function createBudget(bytesRead: () => number): Budget {
  let used = 0;
  return async function* within(chunks) {
    try {
      for await (const chunk of chunks) {
        used += chunk.length;
        const most = Math.min(MAX_UNPACKED, Math.max(MIN_UNPACKED, bytesRead() * MAX_RATIO));
        if (used > most) throw new ArchiveError(TOO_LARGE);
        yield chunk;
      }
    } catch (cause) {
      throw archiveError(cause);
    }
  };
}

/** What is wrong with an archive: the cause if it explains it, or if the file itself cannot be read; otherwise that it is damaged. */
export function archiveError(cause: unknown): unknown {
  const isExplained = cause instanceof ArchiveError || (cause instanceof Error && 'syscall' in cause);
  return isExplained ? cause : new ArchiveError(damaged(cause));
}

const TOO_LARGE: Finding = [
  'TOO_LARGE',
  `It unpacks to more than ${MAX_RATIO} times its size, or more than ${MAX_UNPACKED / 1024 ** 3} GiB; unpack it yourself, and split it.`,
];

const damaged = (cause: unknown): Finding => [
  'SYNTAX',
  `The archive is damaged (${shortReason(cause)}); get it again.`,
];
