/** Sets metadata of an article, which overrides its seed. */
import { isAddress, languageTag, type Precision, type Publication } from '../../model.ts';
import { ARTICLE_ARG, type InputObject } from '../args.ts';
import { defineCorrection } from '../define.ts';
import { badInput, quoted } from '../errors.ts';
import { requireArticle } from '../look-ups.ts';
import { validLine } from '../plain-text.ts';
import { type ArticleEdit, articleEdit, articleKey, EDITABLE } from '../shapes.ts';
import { articleSubject } from '../subjects.ts';

const articleEditInput = {
  name: 'ArticleEditInput',
  description: 'What is known about an article. Null says that it is not known; what is left out stays as it is.',
  fields: {
    title: { type: 'String', description: 'Its headline.' },
    byline: { type: 'String', description: 'Who wrote it.' },
    published: { type: 'PartialDateTime', description: 'When it was published, as exactly as is known.' },
    source: { type: 'String', description: 'Who published it.' },
    url: { type: 'String', description: 'Where it was published.' },
    language: { type: 'String', description: 'BCP 47 tag of its language.' },
    section: { type: 'String', description: 'The section it was published in.' },
  },
} as const satisfies InputObject;

export const editArticle = defineCorrection({
  type: 'EDIT_ARTICLE',
  description: 'What is known about an article is something else.',
  mutation: {
    name: 'editArticle',
    description: 'Says something else about an article than its seed does. Its text and mentions stay.',
    args: {
      article: ARTICLE_ARG,
      edit: { type: articleEditInput, required: true, description: 'What is known about it.' },
    },
  },
  schema: (z) => z.strictObject({ type: z.literal('EDIT_ARTICLE'), article: articleKey(z), edit: articleEdit(z) }),
  resolve: ({ article, edit: { published, ...edit } }, lookUps) => {
    requireArticle(lookUps, article);
    const publication = published == null ? published : publicationOf(published);
    return { article, edit: validEdit(publication === undefined ? edit : { ...edit, publication }) };
  },
  subjects: ({ article, edit }) => Object.keys(edit).map((field) => articleSubject(article, field)),
  payload: { article: ({ article }) => article },
  applyToArticle: ({ record, edits }, { edit }) => ({ record: { ...record, ...edit }, edits: { ...edits, ...edit } }),
});

/** By the length of a PartialDateTime. */
const PRECISIONS: Readonly<Record<number, Precision>> = {
  4: 'YEAR',
  7: 'MONTH',
  10: 'DAY',
  17: 'MINUTE',
  20: 'SECOND',
};
const FIRST_MOMENT = '0000-01-01T00:00:00Z';

const publicationOf = (partial: string): Publication => {
  const known = partial.replace(/Z$/, '');
  return { at: known + FIRST_MOMENT.slice(known.length), precision: PRECISIONS[partial.length] ?? 'SECOND' };
};

type TextField = Exclude<(typeof EDITABLE)[number], 'publication'>;

const validField = (field: TextField, value: string): string => {
  const line = validLine(`The ${field}`, value);
  if (field === 'url' && !isAddress(line)) {
    throw badInput(`The url ${quoted(line)} is no address; write one that begins with http:// or https://.`);
  }
  if (field !== 'language') return line;
  const tag = languageTag(line);
  if (tag === null) throw badInput(`The language ${quoted(line)} is no tag; write one such as en or pt-BR.`);
  return tag;
};

/** The edit with its fields in the order of the log. Throws BAD_USER_INPUT. */
const validEdit = (edit: ArticleEdit): ArticleEdit => {
  const fields = EDITABLE.filter((field) => edit[field] !== undefined);
  if (fields.length === 0) throw badInput('Nothing is edited; give at least one field.');
  const checked = fields.map((field) => {
    const value = edit[field] ?? null;
    return [field, field === 'publication' || typeof value !== 'string' ? value : validField(field, value)];
  });
  return Object.fromEntries(checked);
};
