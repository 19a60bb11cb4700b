/** Problems of a run: all are counted, the first are kept and shown, in order of the seeds. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printLoadReport } from '../../src/cli/load.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { shippedComponents } from '../../src/ingest/components.ts';
import { problemsInOrder } from '../../src/ingest/problems-in-order.ts';
import { ingest } from '../../src/ingest.ts';
import type { Problem } from '../../src/problem.ts';
import { openStore } from '../../src/store/database/open.ts';
import { collectProblems, MOST_PROBLEMS } from '../../src/store/write/run-problems.ts';
import { folderOf } from '../support/folder.ts';
import { heldBy } from '../support/heap.ts';

const problemAt = (line: number, severity: Problem['severity'] = 'ERROR'): Problem => ({
  code: 'SYNTAX',
  severity,
  file: 'news.jsonl',
  line,
  message: `Line ${line} is not JSON.`,
});

/** A file reports its first hundred problems, and one that counts the others. */
const [FILES, OF_FILE] = [12, 101];
const BROKEN = '{\n'.repeat(150);
const files = Array.from({ length: FILES }, (_, index) => `day-${String(index).padStart(2, '0')}.jsonl`);
const seeds = { 'article.txt': 'Ada went to Paris.', ...Object.fromEntries(files.map((file) => [file, BROKEN])) };

test('a run counts all problems, and records and reports the first', async () => {
  const database = join(folderOf({}), 'a.sqlite');
  const options = { command: 'SEED', database, from: folderOf(seeds), dryRun: false } as const;
  const report = await ingest(options, { ...shippedComponents(), thread: null });
  expect(report).toMatchObject({ articles: { added: 1 }, problemCount: FILES * OF_FILE, errorCount: FILES * OF_FILE });
  expect(report.problems).toHaveLength(MOST_PROBLEMS);
  const store = openStore(database, { readonly: true });
  const run = store.db.prepare('SELECT problems, errors FROM runs').get();
  const kept = store.db.prepare('SELECT file, line FROM run_problems ORDER BY number').all();
  store.close();
  expect(run).toEqual({ problems: FILES * OF_FILE, errors: FILES * OF_FILE });
  expect(kept).toEqual(report.problems.map(({ file, line }) => ({ file, line })));

  const said: string[] = [];
  const shown: Problem[] = [];
  const say = (line: string) => void said.push(line);
  const terminal = { print: say, info: say, printProblem: (problem: Problem) => void shown.push(problem) };
  printLoadReport({ ...report, command: 'SEED', database, dryRun: false }, terminal as unknown as Terminal);
  expect(shown).toHaveLength(MOST_PROBLEMS);
  expect(said[0]).toBe(
    `${FILES * OF_FILE} errors, 0 warnings, of which the first ${MOST_PROBLEMS} are shown; correct them, and run the command again`,
  );
});

test('problems of batches that end in any order are handed over in order, and what follows no batch at once', () => {
  const found = collectProblems();
  const { add, reserve } = problemsInOrder(found);
  const lines = () => found.problems.map(({ line }) => line);
  add([problemAt(1)]);
  expect(lines()).toEqual([1]);
  const [second, third] = [reserve(), reserve()];
  add([problemAt(4, 'WARNING')]);
  third([problemAt(3)]);
  expect(lines()).toEqual([1]);
  second([problemAt(2)]);
  expect(lines()).toEqual([1, 2, 3, 4]);
  expect(found).toMatchObject({ problemCount: 4, errorCount: 3 });
});

test('the heap holds as much after many problems as after some', () => {
  const collect = (count: number) => () => {
    const found = collectProblems();
    const { add } = problemsInOrder(found);
    for (let line = 1; line <= count; line++) add([problemAt(line)]);
    return found;
  };
  collect(2 * MOST_PROBLEMS)();
  const [some, many] = [2 * MOST_PROBLEMS, 50_000].map((count) => heldBy(collect(count)));
  expect((many as number) - (some as number)).toBeLessThan(48_000 * 8);
});
