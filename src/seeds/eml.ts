/** Reads an e-mail message as an article: newsletters and alerts are sent so. */
import PostalMime, { type Email } from 'postal-mime';
import type { Problem } from '../problem.ts';
import { type ArticleReader, type ParsedRecord, stemOf } from './article-reader.ts';
import { type FilePath, readContent } from './disk.ts';
import type { FieldNames } from './field-names.ts';
import { parseMembers } from './json.ts';
import { contained, error, type Finding, failure, isProblem, warning } from './problems.ts';

export function oneMessage(): ArticleReader {
  return { holds: 'ONE_ARTICLE', read, count: () => 1 };
}

async function* read(file: FilePath, names: FieldNames): AsyncGenerator<ParsedRecord | Problem> {
  const bytes = await readContent(file);
  if (isProblem(bytes)) return yield bytes;
  const location = { file: file.file, line: null };
  let email: Email;
  try {
    email = await PostalMime.parse(bytes);
  } catch (cause) {
    return yield error(location, failure(cause));
  }
  const text = bytes.toString('utf8');
  const source = { text, location, offset: 0, names };
  const result = contained(location, () => parseMembers(membersOf(email), source));
  if (isProblem(result)) return yield result;
  if (email.attachments.length > 0) yield warning(location, leftOut(email.attachments.length));
  yield { record: { text, location, offset: 0, fallbackKey: stemOf(file.file) }, ...result };
}

const membersOf = ({ subject, from, date, text, html }: Email) => ({
  headline: subject,
  author: from?.name || undefined,
  datePublished: date,
  articleBody: text?.trim() ? text : undefined,
  content_html: html,
});

const leftOut = (count: number): Finding => [
  'MENDED',
  `It has ${count} attachments, which are not read; save those that are articles as files.`,
];
