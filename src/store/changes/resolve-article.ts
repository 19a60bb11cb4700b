/** Makes of a change of an article that is asked for the correction that the log is to keep, or refuses it. */
import { type ARTICLE_CHANGES, type ArticleEdit, type ChangeOf, EDITABLE } from '../../correct/change.ts';
import type { WholeCorrection } from '../../correct/correction.ts';
import { layOutAnew } from '../../correct/text.ts';
import { PRECISIONS, type Publication } from '../../model.ts';
import type { Store } from '../open.ts';
import { seeArticle, textOf } from './look-up.ts';
import { badInput } from './refuse.ts';

export type ArticleChange = ChangeOf<(typeof ARTICLE_CHANGES)[number]>;

/** Half a character. */
const HALF = /\p{Surrogate}/u;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const checkPublication = ({ at, precision }: Publication): void => {
  if (!TIME.test(at) || Number.isNaN(Date.parse(at))) {
    throw badInput(`${at} is no time; write one as 2005-03-24T00:00:00Z.`);
  }
  if (!PRECISIONS.includes(precision)) throw badInput(`${precision} is no precision of a time.`);
};

/** What is edited, in one order. */
const checkEdit = (edit: ArticleEdit): ArticleEdit => {
  const fields = EDITABLE.filter((field) => edit[field] !== undefined);
  if (fields.length === 0) throw badInput('Nothing is edited; give at least one field.');
  for (const field of fields) {
    const value = edit[field];
    if (typeof value === 'string' && (value.trim() === '' || HALF.test(value))) {
      throw badInput(`The ${field} is no text; give null when it is not known.`);
    }
  }
  if (edit.publication) checkPublication(edit.publication);
  return Object.fromEntries(fields.map((field) => [field, edit[field]]));
};

export function resolveArticle(store: Store, change: ArticleChange): WholeCorrection {
  const { id, title } = seeArticle(store, change.article);
  if (change.type === 'EDIT_ARTICLE') return { ...change, edit: checkEdit(change.edit) };
  if (change.type === 'REMOVE_ARTICLE') return change;
  if (HALF.test(change.text)) throw badInput('The text has half a character in it.');
  const { text } = layOutAnew(change.text, { title, byline: null });
  if (text === '') throw badInput('Nothing of the text is left but furniture of a web page.');
  if (text === textOf(store, id)) throw badInput('The text is what the article says already.');
  return change;
}
