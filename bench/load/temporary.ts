/** A folder for what servers and load are told by file; it goes when the benchmark ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const TEMPORARY = mkdtempSync(join(tmpdir(), 'dateline-bench-'));

process.once('exit', () => rmSync(TEMPORARY, { recursive: true, force: true }));
