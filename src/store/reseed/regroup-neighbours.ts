/** Counts what a move changes in the neighbours of its two ends, and writes it into their lists and those of the hubs beside them. */
import { HUB_ARTICLES, isHub } from '../hubs.ts';
import type { Store } from '../open.ts';
import { rebuildHubs } from './hub-rebuild.ts';
import type { MovedArticle } from './moved-articles.ts';
import { createPairWriter, type PairChange } from './pair-writer.ts';
import { type Company, sharedSentences } from './pairs.ts';

/** The ends of a move by row ids. */
export interface MoveIds {
  readonly from: number;
  readonly to: number;
}

export interface MoveTally {
  /** Counts an article with mentions that were moved. */
  readonly count: (article: MovedArticle) => void;
  /** Writes what was counted; the counts of both entities are right already. */
  readonly finish: () => void;
}

type Changes = Map<number, PairChange>;

const companyOf = ({ mentions }: MovedArticle, when: 'before' | 'after'): Company => {
  const company = new Map<number, Set<number>>();
  for (const mention of mentions) {
    if (mention.isDemonym) continue;
    const sentences = company.get(mention[when]);
    if (sentences) sentences.add(mention.sentence);
    else company.set(mention[when], new Set([mention.sentence]));
  }
  return company;
};

const count = (changes: Changes, own: number, { company, sign }: { company: Company; sign: 1 | -1 }): void => {
  const standing = company.get(own);
  if (!standing) return;
  for (const [neighbour, sentences] of company) {
    if (neighbour === own) continue;
    const change = changes.get(neighbour) ?? { articles: 0, sentences: 0 };
    change.articles += sign;
    change.sentences += sign * sharedSentences(standing, sentences);
    changes.set(neighbour, change);
  }
};

const SELECT_ARTICLES = 'SELECT article_count FROM entities WHERE id = ?';
const SELECT_HUBS = `SELECT id FROM entities WHERE article_count > ${HUB_ARTICLES}`;

const byNeighbour = ([one]: readonly [number, PairChange], [other]: readonly [number, PairChange]): number =>
  one - other;

/** Begin before anything is counted anew. */
export function createMoveTally(store: Store, { from, to }: MoveIds): MoveTally {
  const articlesOf = (id: number): number => store.prepare(SELECT_ARTICLES).pluck().get(id) as number;
  const ends = [from, to].map((id) => ({ id, before: articlesOf(id), changes: new Map() as Changes }));
  const write = createPairWriter(store);

  /** The list of an end. One that was no hub but stood in some articles has none that could be changed. */
  const writeOwn = ({ id, before, changes }: (typeof ends)[number]): void => {
    if (!isHub(articlesOf(id))) store.prepare('DELETE FROM neighbours WHERE entity_id = ?').run(id);
    else if (isHub(before) || before === 0) {
      for (const [neighbour, change] of [...changes].sort(byNeighbour)) write(id, neighbour, change);
    } else rebuildHubs(store, [id]);
  };
  return {
    count: (article) => {
      const companies = [
        { company: companyOf(article, 'before'), sign: -1 },
        { company: companyOf(article, 'after'), sign: 1 },
      ] as const;
      for (const { id, changes } of ends) for (const company of companies) count(changes, id, company);
    },
    finish: () => {
      const hubs = (store.prepare(SELECT_HUBS).pluck().all() as number[]).filter((id) => id !== from && id !== to);
      for (const end of ends) writeOwn(end);
      for (const hub of hubs.sort((one, other) => one - other)) {
        for (const { id, changes } of ends) {
          const change = changes.get(hub);
          if (change) write(hub, id, change);
        }
      }
    },
  };
}
