/** Validates the records of an export before they are imported. Loads zod, so only the import loads it. */
import * as z from 'zod';
import { form, kind, nonEmpty, storedLine, text } from '../../corrections/shapes.ts';
import { type ArticleRecord, type EntityRecord, MAX_KEY, PRECISIONS, STATUSES } from '../../model.ts';
import type { VersionOut } from '../records.ts';

const count = z.number().int().min(0);
const score = z.number().min(0).max(1);
const line = storedLine(z);
const key = line.max(MAX_KEY);
const nullableText = text(z).nullable();
const span = z.strictObject({ start: count, end: count });

const assertedBy = z.strictObject({
  type: z.enum(['SEED', 'GAZETTEER', 'EXTRACTOR', 'CORRECTION']),
  name: nonEmpty(z),
  version: z.string().nullable(),
});

const location = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  country: z.string().nullable(),
});

const entity = z.strictObject({
  key,
  kind: kind(z),
  name: line,
  aliases: z.array(z.strictObject({ name: line, form: form(z), assertedBy })),
  identifiers: z.array(z.strictObject({ scheme: nonEmpty(z), value: nonEmpty(z), assertedBy })),
  formerKeys: z.array(key),
  location: location.optional(),
});

const mention = z.strictObject({
  ...span.shape,
  kind: kind(z),
  form: form(z),
  status: z.enum(STATUSES),
  entity: key.nullable(),
  score: score.nullable(),
  linkScore: score.nullable(),
  candidates: z.array(z.strictObject({ entity: key, score })),
  assertedBy,
});

const role = z.strictObject({ ...span.shape, mention: span, of: span.nullable(), sentence: count });

const statement = z.strictObject({
  speaker: span,
  cue: span,
  content: span,
  addressee: span.nullable(),
  direct: z.boolean(),
  score,
  parent: count.nullable(),
  sentence: count,
});

const publication = z.strictObject({
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'is no time in UTC, to the second'),
  precision: z.enum(PRECISIONS),
});

const passageRole = z.enum(['HEADLINE', 'BYLINE', 'DATELINE', 'PARAGRAPH', 'CAPTION', 'CREDIT']);

const article = z.strictObject({
  key,
  file: nonEmpty(z),
  line: count.min(1).nullable(),
  digest: z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in hex'),
  text: nonEmpty(z),
  title: nullableText,
  byline: nullableText,
  publication: publication.nullable(),
  source: nullableText,
  url: nullableText,
  language: nullableText,
  section: nullableText,
  wordCount: count,
  passages: z.array(z.strictObject({ role: passageRole, ...span.shape })),
  sentences: z.array(z.strictObject({ ...span.shape, passage: count })),
  mentions: z.array(mention),
  roles: z.array(role),
  statements: z.array(statement),
  entities: z.array(entity),
});

const version = z.strictObject({
  key,
  changedAt: z.string().nullable(),
  content: z.string().length(20).nullable(),
});

const firstIssue = ({ issues: [issue] }: z.ZodError): string => {
  const path = issue?.path.join('.');
  return path ? `${path}: ${issue?.message}` : String(issue?.message);
};

/** The record, or what is wrong with it, as a phrase. */
type Checked<Record> = { readonly record: Record } | { readonly fault: string };

/** The value as it is: the stored JSON depends on the order of properties. */
const check =
  <Record>(schema: z.ZodType): ((value: unknown) => Checked<Record>) =>
  (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? { record: value as Record } : { fault: firstIssue(parsed.error) };
  };

export const checkArticle = check<ArticleRecord>(article);
export const checkEntity = check<EntityRecord>(entity);
export const checkVersion = check<VersionOut>(version);
