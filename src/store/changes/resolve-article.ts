/** Makes of a change of an article that is asked for the correction that the log is to keep, or refuses it. */
import { type ARTICLE_CHANGES, type ArticleEdit, type ChangeOf, EDITABLE } from '../../correct/change.ts';
import type { WholeCorrection } from '../../correct/correction.ts';
import { textFault } from '../../correct/plain.ts';
import { layOutAnew } from '../../correct/text.ts';
import { PRECISIONS, type Publication } from '../../model.ts';
import type { Store } from '../open.ts';
import { seeArticle, textOf } from './look-up.ts';
import { badInput, cited } from './refuse.ts';
import { checkLine } from './resolve-entity.ts';

export type ArticleChange = ChangeOf<(typeof ARTICLE_CHANGES)[number]>;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const checkPublication = ({ at, precision }: Publication): void => {
  if (!TIME.test(at) || Number.isNaN(Date.parse(at))) {
    throw badInput(`${at} is no time; write one as 2005-03-24T00:00:00Z.`);
  }
  if (!PRECISIONS.includes(precision)) throw badInput(`${precision} is no precision of a time.`);
};

const ADDRESS = /^https?:\/\/[^\s]+$/i;

const languageTag = (text: string): string => {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? text;
  } catch {
    throw badInput(`The language ${cited(text)} is no tag; write one such as en or pt-BR.`);
  }
};

/** What is said of an article in one field, as it is stored. */
const checkField = (field: Exclude<keyof ArticleEdit, 'publication'>, text: string): string => {
  const line = checkLine(`The ${field}`, text);
  if (field === 'url' && !(ADDRESS.test(line) && URL.canParse(line))) {
    throw badInput(`The url ${cited(line)} is no address; write one that begins with http:// or https://.`);
  }
  return field === 'language' ? languageTag(line) : line;
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
  const fault = textFault(change.text);
  if (fault) throw badInput(`The text ${fault}.`);
  const { text } = layOutAnew(change.text, { title, byline: null });
  if (text === '') throw badInput('Nothing of the text is left but furniture of a web page.');
  if (text === textOf(store, id)) throw badInput('The text is what the article says already.');
  return change;
}
