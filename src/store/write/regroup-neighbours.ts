/** Counts what a move changes in the neighbours of its two ends, and writes it into their lists and those of the hubs beside them. */

import type { Store } from '../database/open.ts';
import { isHub } from '../graph/hubs.ts';
import { articleCountOf, type Changes, createListWriter, hasList, type MoveIds, otherHubs } from './hub-lists.ts';
import { rebuildHubs } from './hub-rebuild.ts';
import type { MovedArticle } from './moved-articles.ts';
import { type Company, sharedSentences } from './pairs.ts';

export interface MoveTally {
  /** Counts an article with mentions that were moved. */
  readonly count: (article: MovedArticle) => void;
  /** Writes what was counted; the counts of both entities are right already. */
  readonly finish: () => void;
}

/** The sentences in which the two ends stand before and after the move, and those in which all others stand. */
interface Surroundings {
  readonly before: Map<number, Set<number>>;
  readonly after: Map<number, Set<number>>;
  readonly others: Map<number, Set<number>>;
}

const add = (company: Map<number, Set<number>>, entity: number, sentence: number): void => {
  const sentences = company.get(entity);
  if (sentences) sentences.add(sentence);
  else company.set(entity, new Set([sentence]));
};

export const surroundingsIn = ({ mentions }: MovedArticle, { from, to }: MoveIds): Surroundings => {
  const found: Surroundings = { before: new Map(), after: new Map(), others: new Map() };
  for (const { isDemonym, before, after, sentence } of mentions) {
    if (isDemonym) continue;
    if (after === from || after === to) {
      add(found.before, before, sentence);
      add(found.after, after, sentence);
    } else add(found.others, after, sentence);
  }
  return found;
};

export const countBeside = (
  changes: Changes,
  own: ReadonlySet<number>,
  beside: { company: Company; sign: 1 | -1 },
): void => {
  for (const [neighbour, sentences] of beside.company) {
    if (sentences === own) continue;
    let change = changes.get(neighbour);
    if (!change) {
      change = { articles: 0, sentences: 0 };
      changes.set(neighbour, change);
    }
    change.articles += beside.sign;
    change.sentences += beside.sign * sharedSentences(own, sentences);
  }
};

const count = (changes: Changes, end: number, { before, after, others }: Surroundings): void => {
  for (const [ends, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    const own = ends.get(end);
    if (!own) continue;
    for (const company of [ends, others]) countBeside(changes, own, { company, sign });
  }
};

/** Begin before anything is counted anew. */
export function createMoveTally(store: Store, { from, to }: MoveIds): MoveTally {
  const ends = [from, to].map((id) => ({ id, before: articleCountOf(store, id), changes: new Map() as Changes }));
  const { write, writeBeside } = createListWriter(store);

  /** The list of an end. One that was no hub but stood in some articles has none that could be changed. */
  const writeOwn = ({ id, before, changes }: (typeof ends)[number]): void => {
    if (!isHub(articleCountOf(store, id))) store.prepare('DELETE FROM neighbours WHERE entity_id = ?').run(id);
    else if (hasList(before)) write(id, changes);
    else rebuildHubs(store, [id]);
  };
  return {
    count: (article) => {
      const surroundings = surroundingsIn(article, { from, to });
      for (const { id, changes } of ends) count(changes, id, surroundings);
    },
    finish: () => {
      const hubs = otherHubs(store, { from, to });
      for (const end of ends) writeOwn(end);
      for (const { id, changes } of ends) writeBeside(id, changes, hubs);
    },
  };
}
