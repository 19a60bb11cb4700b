/** The passages of an article. */

import { listPassages, type PassageRow } from '../../src/store/read/sentences.ts';
import { countPassages } from '../../src/store/read/structure-counts.ts';
import type { PageRequest } from '../../src/store/sql/page.ts';
import { defineConnection, type List, pageRequest } from '../connection.ts';
import type { Context } from '../context.ts';
import { Passage } from '../refs.ts';

type PassageList = List<PassageRow>;

export const PassageConnection = defineConnection<PassageRow, PassageList, PassageRow>({
  name: 'Passage',
  of: 'passages',
  edge: 'A passage',
  node: Passage,
  toNode: (row) => row,
});

export const passageList = ({ load }: Context, articleId: number, asked: PageRequest): PassageList => {
  const page = pageRequest(asked);
  return { page: () => load(listPassages, articleId, page), count: () => load(countPassages, articleId) };
};
