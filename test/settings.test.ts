/** Settings are checked before anything starts, and the message names what is to be changed. */
import { describe, expect, test } from 'vitest';
import { readSetting, SETTINGS, type SettingName } from '../src/settings.ts';

const flag = (value: string) => ({ value, from: 'flag' }) as const;
const variable = (value: string) => ({ value, from: 'environment' }) as const;

describe('settings', () => {
  test.each(Object.keys(SETTINGS) as SettingName[])('%s: its default passes its own check', (name) => {
    const { fallback } = SETTINGS[name];
    expect(String(readSetting(name, { value: fallback, from: 'default' }))).toBe(fallback);
  });

  test.each(['-1', '65536', '4000.5', '0x10', '1e3', ' 80', 'http', '99999999999999999999', ''])(
    'a port of %j is refused by name',
    (value) => {
      const message = `--port must be a whole number from 0 to 65535, not "${value}".`;
      expect(() => readSetting('port', flag(value))).toThrow(
        expect.objectContaining({ code: 'BAD_USER_INPUT', message }),
      );
    },
  );

  test.each(['perceptron', 'Tagger', 'onnx', 'onnx:', ''])('an extractor of %j is refused by name', (value) => {
    const message = `--extractor must be "tagger", or "onnx:" and a folder, not "${value}".`;
    expect(() => readSetting('extractor', flag(value))).toThrow(message);
  });

  test('the variable is blamed where the variable is wrong', () => {
    expect(() => readSetting('logLevel', variable('loud'))).toThrow(
      'DATELINE_LOG_LEVEL must be one of silent, error, warn, info, debug, not "loud".',
    );
  });

  test('an empty variable is none at all', () => {
    expect(readSetting('port', variable(''))).toBe(4000);
  });

  test('flags and variables are each named once', () => {
    const all = Object.values(SETTINGS).flatMap(({ flag: name, variable: twin }) => [name, twin]);
    expect(new Set(all).size).toBe(all.length);
  });
});
