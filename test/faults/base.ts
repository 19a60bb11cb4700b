/** Knowledge bases for the tests of faults, closed and without a log. */
import { readFileSync } from 'node:fs';
import type { ArticleRecord } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import { dump } from '../../src/store/check/dump.ts';
import { openStore } from '../../src/store/database/open.ts';
import { articleOf } from '../store/article-of.ts';
import { newBase, reseedTo } from '../store/base.ts';

export const articlesOf = (words: string, count: number): ArticleRecord[] =>
  Array.from({ length: count }, (_, index) =>
    articleOf(`news/${index}`, `[Ada](person/ada) ${words} with [Charles](person/charles) in [London](place/london).`),
  );

export function rewrite(path: string, articles: readonly ArticleRecord[]): void {
  const store = openStore(path);
  reseedTo(store, { articles });
  store.close();
}

/** Path of a new knowledge base with so many articles. */
export function baseOf(count: number): string {
  const path = newBase();
  rewrite(path, articlesOf('wrote', count));
  return path;
}

/** The logical dump, and the defects that the audit finds. */
export function look(path: string): { said: string; defects: unknown[] } {
  const store = openStore(path);
  try {
    return { said: [...dump(store)].join('\n'), defects: check(store) };
  } finally {
    store.close();
  }
}

export const PAGE = 4096;

/** Whether two files hold the same bytes. */
export const isSame = (path: string, before: Buffer): boolean => readFileSync(path).equals(before);
