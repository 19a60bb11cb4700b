/** Understands one line of an exported log. */
import * as z from 'zod';
import type { Correction } from '../../corrections/correction.ts';
import { lineFault, textFault } from '../../corrections/plain.ts';
import { layOutAnew } from '../../corrections/text.ts';
import { FORMS, KINDS, PRECISIONS, STATUSES } from '../../model.ts';
import { timeOf } from '../database/clock.ts';
import type { Snapshot } from './changes.ts';
import { badInput } from './refuse.ts';

/** A line as `exportLines` writes it: an UNDO names what it undoes by its key. */
export interface Line {
  readonly key: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly reason: string | null;
  readonly input: Correction | { readonly type: 'UNDO'; readonly key: string };
  readonly before: Snapshot;
  readonly after: Snapshot;
}

const whole = z.string().refine((text) => textFault(text) === null, 'has half a character in it');
const key = whole.min(1);
/** A line that somebody gave as a name or the like. */
const given = key.refine((text) => lineFault(text) === null, 'is no name on one line');
/** In the one form in which the log has times. */
const time = z.iso.datetime({ offset: true }).transform((text) => timeOf(Date.parse(text)));
const kind = z.enum(KINDS);
const form = z.enum(FORMS);
const place = z.number().int().min(0);
const entity = z.strictObject({ key, kind, name: key });
const anchor = z.strictObject({
  start: place,
  end: place,
  exact: key,
  prefix: whole,
  suffix: whole,
  alike: place,
});
const anchored = { article: key, anchor, was: key.nullable() };
const publication = z.strictObject({ at: time, precision: z.enum(PRECISIONS) });
const field = given.nullable().optional();
const edit = z.strictObject({
  title: field,
  byline: field,
  publication: publication.nullable().optional(),
  source: field,
  url: field,
  language: field,
  section: field,
});

const of = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

const UNTITLED = { title: null, byline: null };

const input = z.discriminatedUnion('type', [
  of('ACCEPT_MENTION', anchored),
  of('REJECT_MENTION', anchored),
  of('UNLINK_MENTION', anchored),
  of('RELINK_MENTION', { ...anchored, entity }),
  of('CHANGE_MENTION_KIND', { ...anchored, kind }),
  of('MOVE_MENTION', { ...anchored, to: anchor }),
  of('ADD_MENTION', { article: key, anchor, kind, form, entity: entity.nullable() }),
  of('CREATE_ENTITY', { entity }),
  of('RENAME_ENTITY', { entity, name: given }),
  of('CHANGE_ENTITY_KIND', { entity, kind }),
  of('ADD_ALIAS', { entity, name: given, form }),
  of('REMOVE_ALIAS', { entity, name: key }),
  of('SET_IDENTIFIER', { entity, scheme: given, value: given.nullable() }),
  of('MERGE_ENTITIES', { survivor: entity, merged: z.array(entity), kind: kind.nullable() }),
  of('SPLIT_ENTITY', {
    entity: key,
    origins: z.array(key),
    into: entity,
    mentions: z.array(z.strictObject(anchored)),
    articles: z.array(key),
    aliases: z.array(key),
  }),
  of('KEEP_APART', { entity, other: entity }).refine(
    (pair) => pair.entity.key !== pair.other.key,
    'keeps an entity apart from itself',
  ),
  of('EDIT_ARTICLE', { article: key, edit }),
  of('REPLACE_ARTICLE_TEXT', {
    article: key,
    text: whole.refine((text) => layOutAnew(text, UNTITLED).text !== '', 'has nothing to store in it'),
  }),
  of('REMOVE_ARTICLE', { article: key }),
  of('UNDO', { key }),
]);

const known = whole.nullable();
const snapshot = z.strictObject({
  entities: z.array(z.strictObject({ key, kind, name: key, articleCount: place, mentionCount: place })),
  articles: z.array(
    z.strictObject({
      key,
      title: known,
      byline: known,
      publication: publication.nullable(),
      source: known,
      url: known,
      language: known,
      section: known,
      textHash: key,
    }),
  ),
  mentions: z.array(
    z.strictObject({
      article: key,
      start: place,
      end: place,
      surface: key,
      kind,
      form,
      status: z.enum(STATUSES),
      entity: key.nullable(),
    }),
  ),
});
const line = z.strictObject({
  key,
  createdBy: key,
  createdAt: time,
  reason: whole.nullable(),
  input,
  before: snapshot,
  after: snapshot,
});

const parseJson = (text: string, at: number): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput(`Line ${at} is no JSON; give lines as "dateline changes export" writes them.`);
  }
};

/** Throws BAD_USER_INPUT for what no export writes; `at` is its number from 1. */
export function readLine(text: string, at: number): Line {
  const parsed = line.safeParse(parseJson(text, at));
  if (parsed.success) return parsed.data as unknown as Line;
  const [issue] = parsed.error.issues;
  throw badInput(`Line ${at} is no change: ${issue?.path.join('.')}: ${issue?.message}`);
}
