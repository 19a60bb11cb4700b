/** Small folders of seeds for the tests of the command line. */
import type { Files } from '../support/folder.ts';

export const GOOD: Files = {
  'engine.md': `---
title: Ada Lovelace writes to Paris
publishedAt: 1843-07-05
---
Ada Lovelace wrote from London on Wednesday. Lovelace wants the engine to be shown in Paris.
`,
  'visit.txt': `Babbage in Turin

Charles Babbage came to Turin in Italy. Babbage spoke about the engine.
`,
};

/** One file that cannot be read and one that can. */
export const HALF_BAD: Files = {
  'visit.txt': GOOD['visit.txt'] ?? '',
  'broken.json': '{ "headline": ',
};
