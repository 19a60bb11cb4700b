/** Makes of a change of an article that is asked for the correction that the log is to keep, or refuses it. */
import { type ARTICLE_CHANGES, type ArticleEdit, type ChangeOf, EDITABLE } from '../../corrections/change.ts';
import type { WholeCorrection } from '../../corrections/correction.ts';
import { textFault } from '../../corrections/plain.ts';
import { layOutAnew } from '../../corrections/text.ts';
import { isAddress, languageTag, PRECISIONS, type Publication } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { seeArticle, textOf } from './look-up.ts';
import { badInput, checkFault, checkLine, cited } from './refuse.ts';

export type ArticleChange = ChangeOf<(typeof ARTICLE_CHANGES)[number]>;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const checkPublication = ({ at, precision }: Publication): void => {
  if (!TIME.test(at) || Number.isNaN(Date.parse(at))) {
    throw badInput(`${at} is no time; write one as 2005-03-24T00:00:00Z.`);
  }
  if (!PRECISIONS.includes(precision)) throw badInput(`${precision} is no precision of a time.`);
};

/** What is said of an article in one field, as it is stored. */
const checkField = (field: Exclude<keyof ArticleEdit, 'publication'>, text: string): string => {
  const line = checkLine(`The ${field}`, text);
  if (field === 'url' && !isAddress(line)) {
    throw badInput(`The url ${cited(line)} is no address; write one that begins with http:// or https://.`);
  }
  if (field !== 'language') return line;
  const tag = languageTag(line);
  if (tag === null) throw badInput(`The language ${cited(line)} is no tag; write one such as en or pt-BR.`);
  return tag;
};

/** What is edited, in one order. */
const checkEdit = (edit: ArticleEdit): ArticleEdit => {
  const fields = EDITABLE.filter((field) => edit[field] !== undefined);
  if (fields.length === 0) throw badInput('Nothing is edited; give at least one field.');
  if (edit.publication) checkPublication(edit.publication);
  const checked = fields.map((field) => {
    const value = edit[field] ?? null;
    return [field, field === 'publication' || typeof value !== 'string' ? value : checkField(field, value)];
  });
  return Object.fromEntries(checked);
};

export function resolveArticle(store: Store, change: ArticleChange): WholeCorrection {
  const { id, title } = seeArticle(store, change.article);
  if (change.type === 'EDIT_ARTICLE') return { ...change, edit: checkEdit(change.edit) };
  if (change.type === 'REMOVE_ARTICLE') return change;
  checkFault('The text', textFault(change.text));
  const { text } = layOutAnew(change.text, { title, byline: null });
  if (text === '') throw badInput('Nothing of the text is left but furniture of a web page.');
  if (text === textOf(store, id)) throw badInput('The text is what the article says already.');
  return change;
}
