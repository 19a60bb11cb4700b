/** Draws requests that change whole articles. */
import type { ChangeType } from '../../../../src/corrections/definitions.ts';
import type { ArticleKey } from '../../../../src/model.ts';
import { BAD, type Draw, type ExpectedRequest, MISSING, pick, type View } from './view.ts';
import { ARTICLES, type Text, textOf } from './world.ts';

export type ArticleDraw = Draw & { readonly what: Extract<ChangeType, `${string}_ARTICLE` | 'REPLACE_ARTICLE_TEXT'> };

const TEXTS: readonly Text['slots'][] = [[0, 1, 2], [0, 1], [2, 1, 0], [1], [0, 0, 1, 2], [2, 1, 2], []];

export const articleRequest = ({ state }: View, { what, a, b, c }: ArticleDraw): ExpectedRequest => {
  const name = pick(ARTICLES, a);
  const article = name as ArticleKey;
  const known = state.articles.get(name);
  if (what === 'REMOVE_ARTICLE') {
    return { request: { type: what, article }, expected: known ? { type: what, article } : MISSING };
  }
  if (what === 'EDIT_ARTICLE') {
    const edit = pick([{ title: 'Notes' }, { title: null, source: 'Post' }, { byline: 'A. L.' }, { source: null }], b);
    return { request: { type: what, article, edit }, expected: known ? { type: what, article, edit } : MISSING };
  }
  const text = { slots: pick(TEXTS, b), shift: c % 3 };
  const written = textOf(name, text);
  const isSame = known && textOf(name, known.text) === written;
  const expected = known ? (isSame ? BAD : ({ type: what, article, text } as const)) : MISSING;
  return { request: { type: what, article, text: written }, expected };
};
