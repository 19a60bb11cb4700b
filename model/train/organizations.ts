/** Reads the organization names of the tagger's lexicon, from `model/names/bodies.txt`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

export function readOrganizationNames(): string[] {
  const lines = readFileSync(join(PACKAGE_ROOT, 'model', 'names', 'bodies.txt'), 'utf8')
    .trim()
    .split('\n');
  return lines.filter((line) => !line.startsWith('#')).flatMap((line) => line.replace(/^\w+: /, '').split('|'));
}
