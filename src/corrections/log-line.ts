/** Validates the lines of an exported change log. Loads zod, so other code imports only its types. */
import * as z from 'zod';
import { STATUSES } from '../model.ts';
import { DEFINITIONS } from './definitions.ts';
import { badInput } from './errors.ts';
import { reasonFault } from './plain-text.ts';
import { checkedString, count, form, kind, line, nonEmpty, publication, storedLine, text, time } from './shapes.ts';

const key = storedLine(z);
const nullableText = text(z).nullable();

const entityState = z.strictObject({
  key,
  kind: kind(z),
  name: key,
  articleCount: count(z),
  mentionCount: count(z),
});

const articleState = z.strictObject({
  key,
  title: nullableText,
  byline: nullableText,
  publication: publication(z).nullable(),
  source: nullableText,
  url: nullableText,
  language: nullableText,
  section: nullableText,
  /** SHA-256 of the text, in hex. */
  textHash: key,
});

const mentionState = z.strictObject({
  article: key,
  start: count(z),
  end: count(z),
  surface: nonEmpty(z),
  kind: kind(z),
  form: form(z),
  status: z.enum(STATUSES),
  /** Key of its entity; null when unresolved. */
  entity: key.nullable(),
});

const snapshot = z.strictObject({
  entities: z.array(entityState),
  articles: z.array(articleState),
  mentions: z.array(mentionState),
});

const undoOf = z.strictObject({ type: z.literal('UNDO'), key });

const logLine = z.strictObject({
  key,
  createdBy: line(z),
  createdAt: time(z),
  reason: checkedString(z, reasonFault).nullable(),
  input: z.discriminatedUnion('type', [undoOf, ...DEFINITIONS.map((definition) => definition.schema(z))]),
  before: snapshot,
  after: snapshot,
});

/** The state of an entity, an article or a mention before or after a change. */
export type EntityState = Readonly<z.infer<typeof entityState>>;
export type ArticleState = Readonly<z.infer<typeof articleState>>;
export type MentionState = Readonly<z.infer<typeof mentionState>>;

/** The states of the subjects of a change, at most 100 of each type, without those that did not exist. */
export interface Snapshot {
  readonly entities: readonly EntityState[];
  readonly articles: readonly ArticleState[];
  readonly mentions: readonly MentionState[];
}

/** One change. An UNDO refers to a change by key, since numbers differ between databases. */
export type LogLine = z.infer<typeof logLine>;

const parseJson = (line: string, number: number): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    throw badInput(`Line ${number} is no JSON; give lines as "dateline changes export" writes them.`);
  }
};

/** Throws BAD_USER_INPUT with the number of the line, from 1, when it is not valid. */
export function parseLogLine(line: string, number: number): LogLine {
  const parsed = logLine.safeParse(parseJson(line, number));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.');
  // What is wrong with the line as a whole, such as a key that it must not have, has no path.
  throw badInput(`Line ${number} is no change: ${field ? `${field}: ` : ''}${issue?.message}`);
}
