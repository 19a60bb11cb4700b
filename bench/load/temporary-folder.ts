/** A temporary folder for the input files of servers and load generators, removed at exit. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const TEMPORARY_FOLDER = mkdtempSync(join(tmpdir(), 'dateline-bench-'));

process.once('exit', () => rmSync(TEMPORARY_FOLDER, { recursive: true, force: true }));
