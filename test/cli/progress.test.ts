/** Progress: a bar on a terminal, a few lines elsewhere. */
import { expect, test } from 'vitest';
import { drawBar, openProgress } from '../../src/cli/progress.ts';

function stream(isTTY: boolean): { written: string[]; stream: NodeJS.WriteStream } {
  const written: string[] = [];
  return { written, stream: { isTTY, columns: 60, write: (text: string) => written.push(text) } as never };
}

test('bar: fills in proportion to the items done', () => {
  const filled = [0, 10, 20, 30].map((done) => drawBar({ stage: 'reading', done, total: 30 }).split('█').length - 1);
  expect(filled).toEqual([0, 10, 20, 30]);
  expect(drawBar({ stage: 'reading', done: 31, total: 30 })).toContain('█'.repeat(30));
  expect(drawBar({ stage: 'reading', done: 7, total: null })).toBe('reading: 7');
  expect(drawBar({ stage: 'indexing', done: 0, total: null })).toBe('indexing');
  expect(drawBar({ stage: 'reading', done: 0, total: 0 })).toBe('reading: 0 of 0');
});

test('terminal: redraws one line within the width of the terminal, and clears it', () => {
  const { written, stream: terminal } = stream(true);
  const progress = openProgress(terminal);
  for (let done = 0; done <= 100; done++) progress.report({ stage: 'a stage with a very long name', done, total: 100 });
  progress.end();
  expect(written.every((text) => text.startsWith('\r\u001b[K') && !text.includes('\n'))).toBe(true);
  expect(Math.max(...written.map((text) => text.length - '\r\u001b[K'.length))).toBeLessThan(60);
  expect(written.at(-1)).toBe('\r\u001b[K');
});

test('rate and time left: shown after a second of a stage', () => {
  let now = 0;
  const { written, stream: file } = stream(false);
  const progress = openProgress(file, () => now);
  for (let done = 0; done <= 1000; done += 250, now += 2500) progress.report({ stage: 'reading', done, total: 1000 });
  progress.report({ stage: 'storing', done: 0, total: 4000 });
  now += 1_000_000;
  progress.report({ stage: 'storing', done: 1000, total: 4000 });
  expect(written).toEqual([
    'reading: 0 of 1000\n',
    'reading: 250 of 1000, 100/s, 8 s left\n',
    'reading: 500 of 1000, 100/s, 5 s left\n',
    'reading: 750 of 1000, 100/s, 3 s left\n',
    'reading: 1000 of 1000, 100/s, 0 s left\n',
    'storing: 0 of 4000\n',
    'storing: 1000 of 4000, 1.0/s, 50 min left\n',
  ]);
});

test('no terminal: prints at most five lines a stage, without control characters', () => {
  const { written, stream: file } = stream(false);
  const progress = openProgress(file);
  for (let done = 0; done <= 1000; done++) progress.report({ stage: 'reading', done, total: 1000 });
  for (let done = 0; done <= 3; done++) progress.report({ stage: 'storing', done, total: null });
  progress.end();
  expect(written).toEqual([
    'reading: 0 of 1000\n',
    'reading: 250 of 1000\n',
    'reading: 500 of 1000\n',
    'reading: 750 of 1000\n',
    'reading: 1000 of 1000\n',
    'storing\n',
  ]);
});
