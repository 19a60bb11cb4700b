/** What a parser makes of one article: a draft, which the reader turns into a Document. */
import { createHash } from 'node:crypto';
import type { Annotation, ArticleKey, Document, DocumentPart } from '../model.ts';
import type { Problem } from '../problem.ts';
import { type Claims, settle } from './fields.ts';
import { error, type Finding, type Place } from './problems.ts';

/** An article as its format gives it. */
export interface Draft {
  readonly parts: readonly DocumentPart[];
  readonly claims: Claims;
}

/** A draft or the problem that left it out, and problems that did not. */
export interface Parsed {
  readonly draft: Draft | null;
  readonly problems: readonly Problem[];
}

/** The whole article is left out for one reason. */
export function leftOut(place: Place, finding: Finding): Parsed {
  return { draft: null, problems: [error(place, finding)] };
}

/** A draft is whole when it has text and all its text is well-formed. */
export function whole(draft: Draft, place: Place): Parsed {
  const strings = [...draft.parts, ...Object.values(draft.claims)].map(({ text }) => text);
  if (strings.some((text) => /\p{Surrogate}/u.test(text))) return leftOut(place, LONE_SURROGATE);
  if (!draft.parts.some(({ role, text }) => role === 'BODY' && text.trim() !== '')) return leftOut(place, NO_TEXT);
  return { draft, problems: [] };
}

const LONE_SURROGATE: Finding = [
  'LONE_SURROGATE',
  'An escape such as \\ud83d stands for half a character; write both halves or the character itself.',
];
const NO_TEXT: Finding = ['MISSING_FIELD', 'The article has no text; write its body.'];

/** Where a draft comes from and what goes with it. */
export interface Origin {
  readonly place: Place;
  /** The key of a draft that claims none. */
  readonly fallback: ArticleKey;
  readonly annotations: readonly Annotation[] | null;
}

/** The document of a draft, or why there is none, and what is wrong with its fields. */
export function* finish(draft: Draft, { place, fallback, annotations }: Origin): Generator<Document | Problem> {
  const { facts, problems } = settle(draft.claims, place.file);
  yield* problems;
  if (!facts) return;
  const { key, ...rest } = facts;
  const said = { key: key ?? fallback, ...place, parts: draft.parts, ...rest, annotations };
  yield { ...said, digest: createHash('sha256').update(JSON.stringify(said)).digest('hex') };
}
