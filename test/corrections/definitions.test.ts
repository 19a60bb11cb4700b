/** The list of types of corrections. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHANGE_DEFINITIONS, CHANGE_TYPES, DEFINITIONS, definitionOf } from '../../src/corrections/definitions.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

test('definitions: no two have the same type or mutation', () => {
  expect(new Set(CHANGE_TYPES).size).toBe(CHANGE_DEFINITIONS.length);
  expect(new Set(CHANGE_DEFINITIONS.map(({ mutation }) => mutation.name)).size).toBe(CHANGE_DEFINITIONS.length);
});

test('definitions: each type is applied to articles or entities', () => {
  const isApplied = (definition: object) => 'applyToArticle' in definition || 'applyToEntity' in definition;
  expect(DEFINITIONS.filter((definition) => !isApplied(definition))).toEqual([]);
});

test('definitions: the README lists every type with its mutation', () => {
  const readme = readFileSync(join(PACKAGE_ROOT, 'src', 'corrections', 'README.md'), 'utf8');
  const rows = CHANGE_DEFINITIONS.map(({ type, mutation }) => `| \`${type}\` | \`${mutation.name}\` |`);
  expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
});

test('definitions: a type that only a later version knows is refused', () => {
  expect(() => definitionOf({ type: 'TRANSLATE_ARTICLE' as never })).toThrow(
    expect.objectContaining({ code: 'DATABASE_NEWER', message: expect.stringContaining('TRANSLATE_ARTICLE') }),
  );
});
