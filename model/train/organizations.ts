/** Reads the lists of names of the tagger's lexicon, `model/names/*.txt`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

export type NameList = 'bodies' | 'clubs' | 'companies' | 'media' | 'things' | 'people';

/** The names of a list, or of one group of it: a group a line, whose names are parted by "|". */
export function readNames(list: NameList, group?: string): string[] {
  const known = groups.get(list) ?? readGroups(list);
  groups.set(list, known);
  return [...known].filter(([name]) => group === undefined || name === group).flatMap(([, names]) => names);
}

const groups = new Map<NameList, ReadonlyMap<string, readonly string[]>>();

function readGroups(list: NameList): Map<string, string[]> {
  const lines = readFileSync(join(PACKAGE_ROOT, 'model', 'names', `${list}.txt`), 'utf8')
    .trim()
    .split('\n');
  return new Map(
    lines
      .filter((line) => !line.startsWith('#'))
      .map((line) => {
        const [, group = '', names = ''] = /^([^:|]+): (.*)$/.exec(line) ?? [];
        return [group, names.split('|')];
      }),
  );
}
