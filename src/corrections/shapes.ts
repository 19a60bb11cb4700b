/**
 * Zod schemas that several types of corrections share in the log, and the types inferred from them. Zod is a parameter, since
 * only the import of a log validates, and nothing else should load it.
 */
import { type ArticleKey, type EntityKey, FORMS, KINDS, PRECISIONS } from '../model.ts';
import { lineFault, newKeyFault, storedLineFault, textFault } from './plain-text.ts';

export type Zod = typeof import('zod');

/** The type of the values of a schema, by the function that creates it. */
export type Shape<Make extends (z: Zod) => { readonly _output: unknown }> = ReturnType<Make>['_output'];

/** A string in which `faultOf` finds no fault; the fault is the message of the issue. */
export const checkedString = (z: Zod, faultOf: (value: string) => string | null) =>
  z.string().superRefine((value, context) => {
    const message = faultOf(value);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** Text without lone surrogates; may be empty. */
export const text = (z: Zod) => checkedString(z, textFault);
export const nonEmpty = (z: Zod) => text(z).min(1);
/** One line written by a person, such as a name. */
export const line = (z: Zod) => checkedString(z, lineFault);
/** A name or key that was stored when the change was made. */
export const storedLine = (z: Zod) => checkedString(z, storedLineFault).min(1);
export const entityKey = (z: Zod) => storedLine(z).transform((key) => key as EntityKey);
export const articleKey = (z: Zod) => storedLine(z).transform((key) => key as ArticleKey);
export const kind = (z: Zod) => z.enum(KINDS);
export const form = (z: Zod) => z.enum(FORMS);
export const count = (z: Zod) => z.number().int().min(0);
/** ISO 8601 UTC to the second; other offsets and precisions are converted. */
export const time = (z: Zod) =>
  z.iso.datetime({ offset: true }).transform((value) => `${new Date(value).toISOString().slice(0, 19)}Z`);
export const publication = (z: Zod) => z.strictObject({ at: time(z), precision: z.enum(PRECISIONS) });

/** An entity as it was when the change was made. */
export const entityRef = (z: Zod) => z.strictObject({ key: entityKey(z), kind: kind(z), name: storedLine(z) });
/** An entity that the change adds. */
export const newEntityRef = (z: Zod) =>
  z.strictObject({
    key: checkedString(z, newKeyFault).transform((key) => key as EntityKey),
    kind: kind(z),
    name: line(z),
  });
export type EntityRef = Readonly<Shape<typeof entityRef>>;

/** Words of a text with the characters right before and after them: the TextQuoteSelector of the W3C. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A span with its quote, by which it is found again in another text. */
export const anchor = (z: Zod) =>
  z.strictObject({
    start: count(z),
    end: count(z),
    exact: nonEmpty(z),
    prefix: text(z),
    suffix: text(z),
    /** Number of matches of the quote in the text, this one included. */
    alike: count(z),
  });
export type Anchor = Readonly<Shape<typeof anchor>>;

/** Fields of an existing mention: its article, its anchor, and the key of the entity that it named, null when unresolved. */
export const anchoredMention = (z: Zod) => ({
  article: articleKey(z),
  anchor: anchor(z),
  was: entityKey(z).nullable(),
});
export interface AnchoredMention {
  readonly article: ArticleKey;
  readonly anchor: Anchor;
  readonly was: EntityKey | null;
}

/** The metadata fields of an article that can be edited, in the order of the log. */
export const EDITABLE = ['title', 'byline', 'publication', 'source', 'url', 'language', 'section'] as const;

/** Metadata of an article: null is unknown; an omitted field is unchanged. */
export const articleEdit = (z: Zod) => {
  const field = line(z).nullable().exactOptional();
  return z.strictObject({
    title: field,
    byline: field,
    publication: publication(z).nullable().exactOptional(),
    source: field,
    url: field,
    language: field,
    section: field,
  } satisfies Record<(typeof EDITABLE)[number], unknown>);
};
export type ArticleEdit = Readonly<Shape<typeof articleEdit>>;
