/** The log: what a line holds, and what it never does. */
import { expect, test } from 'vitest';
import { createLog, type Logger } from '../src/log.ts';
import type { LogLevel } from '../src/settings.ts';

const opened = (level: LogLevel): { log: Logger; lines: () => unknown[] } => {
  const written: string[] = [];
  return {
    log: createLog(level, (line) => written.push(line)),
    lines: () => written.map((line) => JSON.parse(line)),
  };
};

test('log: writes one line of JSON with the level, the time and the properties', () => {
  const { log, lines } = opened('info');
  log.child({ worker: 7 }).info({ address: 'a\nb' }, 'listening');
  log.warn('drained');
  expect(lines()).toEqual([
    { level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), worker: 7, address: 'a\nb', msg: 'listening' },
    { level: 'warn', time: expect.any(String), msg: 'drained' },
  ]);
});

test('log: writes nothing below its level', () => {
  const { log, lines } = opened('warn');
  log.debug('a');
  log.info('b');
  log.error('c');
  expect(lines()).toMatchObject([{ level: 'error' }]);
  expect([log.isLevelEnabled('warn'), log.isLevelEnabled('info')]).toEqual([true, false]);
  const silent = opened('silent');
  silent.log.error('d');
  expect(silent.lines()).toEqual([]);
});

test('log: writes an error with its stack and its causes', () => {
  const { log, lines } = opened('error');
  log.error({ err: new TypeError('outer', { cause: new RangeError('inner') }) }, 'unexpected error');
  log.error({ err: 'thrown' }, 'unexpected error');
  expect(lines()).toMatchObject([
    {
      err: {
        type: 'TypeError',
        message: 'outer',
        stack: expect.stringContaining('log.test'),
        cause: { type: 'RangeError', message: 'inner' },
      },
    },
    { err: 'thrown' },
  ]);
});

test('log: never writes secrets, however deep', () => {
  const { log, lines } = opened('info');
  log.info({ headers: { authorization: 'Bearer x' }, a: { b: { c: { token: 't' } } }, secret: 's' }, 'request');
  expect(JSON.stringify(lines())).not.toMatch(/Bearer|"t"|"s"/);
});
