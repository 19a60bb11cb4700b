/** Settings: validated at the start, with messages that name the flag or variable. */
import { describe, expect, test } from 'vitest';
import { readSetting, SETTINGS, type SettingName } from '../src/settings.ts';

const flag = (value: string) => ({ value, from: 'flag' }) as const;
const variable = (value: string) => ({ value, from: 'environment' }) as const;

describe('settings', () => {
  test.each(Object.keys(SETTINGS) as SettingName[])('%s: the default is valid', (name) => {
    const { fallback } = SETTINGS[name];
    expect(String(readSetting(name, { value: fallback, from: 'default' }))).toBe(fallback);
  });

  test.each(['-1', '65536', '4000.5', '0x10', '1e3', ' 80', 'http', '99999999999999999999', ''])(
    '--port %j is rejected',
    (value) => {
      const message = `--port must be a whole number from 0 to 65535, not "${value}".`;
      expect(() => readSetting('port', flag(value))).toThrow(
        expect.objectContaining({ code: 'BAD_USER_INPUT', message }),
      );
    },
  );

  test.each(['perceptron', 'Tagger', 'onnx', 'onnx:', ''])('--extractor %j is rejected', (value) => {
    const message = `--extractor must be "tagger", "none", or "onnx:" and a folder, not "${value}".`;
    expect(() => readSetting('extractor', flag(value))).toThrow(message);
  });

  test('an invalid variable is named', () => {
    expect(() => readSetting('logLevel', variable('loud'))).toThrow(
      'DATELINE_LOG_LEVEL must be one of silent, error, warn, info, debug, not "loud".',
    );
  });

  test('an empty variable counts as unset', () => {
    expect(readSetting('port', variable(''))).toBe(4000);
  });

  test('flags and variables are unique', () => {
    const all = Object.values(SETTINGS).flatMap(({ flag: name, variable: twin }) => [name, twin]);
    expect(new Set(all).size).toBe(all.length);
  });
});
