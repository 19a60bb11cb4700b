/** Parses one line of a brat stand-off file. */
import { type AnnotatedEntity, type Annotation, FORMS, type Form, KINDS, type Kind, type Span } from '../model.ts';
import { meaningOf, normalizeType } from './brat-types.ts';
import { oneLine, parseEntityKey } from './fields.ts';
import { type Finding, quote } from './problems.ts';

/** An annotated span. Its pieces, at least one, are in order; it reaches from the first to the last. */
export interface BratSpan extends Annotation {
  readonly pieces: readonly Span[];
}

/** An annotated span, or an attribute of the span with id `of`. */
export type BratLine =
  | { readonly span: BratSpan }
  | { readonly of: string; readonly form: Form }
  | { readonly of: string; readonly score: number }
  | { readonly of: string; readonly entity: AnnotatedEntity };

/** A line that cannot be used. `isMentionLost` tells whether the article loses a mention by it. */
export interface UnusableLine {
  readonly finding: Finding;
  readonly isMentionLost: boolean;
  /** The type of a span that marks no name, which is reported once. */
  readonly type?: string;
}

/** For messages: "Person, Organization, Place or Other". */
const TYPE_NAMES = KINDS.map((kind) => kind.charAt(0) + kind.slice(1).toLowerCase())
  .join(', ')
  .replace(/, (?=\w+$)/, ' or ');

/** Attributes that give a form: `Demonym`, or `Form` with the form as value. */
const FORM_OF_NAME: ReadonlyMap<string, Form> = new Map(FORMS.map((form) => [normalize(form), form]));

/** The scheme of references such as `dateline:person/ada-lovelace`, whose value is an entity key of this knowledge base. */
const OWN_SCHEME = 'dateline';

/** Upper case, without underscores and hyphens. */
function normalize(word: string): string {
  return word.toUpperCase().replaceAll(/[_-]/g, '');
}

/** The kinds of types, normalized, that a mapping gives. */
export type Types = ReadonlyMap<string, Kind | null>;

/** Null for lines without content: notes (`#1`) and empty lines. */
export function parseLine(text: string, line: number, types: Types): BratLine | UnusableLine | null {
  const [id = '', body = '', ...rest] = text.split('\t');
  if (text.trim() === '' || id.startsWith('#')) return null;
  if (/^T\d/.test(id)) return parseSpan(id, body, { surface: rest.join('\t'), line, types });
  if (/^N\d/.test(id)) return parseReference(id, body, rest.join('\t'));
  if (/^[AM]\d/.test(id)) return parseAttribute(id, body);
  if (/^[RE]\d|^\*$/.test(id)) return unsupported(`${id} is a relation or an event, which articles do not have here`);
  return lost(['SYNTAX', `${quote(text)} is not a line of a stand-off file; write tabs between its fields.`]);
}

interface SpanRest {
  readonly surface: string;
  readonly line: number;
  readonly types: Types;
}

function parseSpan(id: string, body: string, { surface, line, types }: SpanRest): BratLine | UnusableLine {
  const [, type = '', offsets = ''] = /^(\S+) (.*)$/.exec(body) ?? [];
  const pieces = parsePieces(offsets);
  if (pieces === null || surface === '')
    return lost(['SYNTAX', `${id} is not a span; write its type, start and end, then the text it marks.`]);
  const meaning = meaningOf(type, types);
  if (meaning === null) return { ...unsupported(`Spans of type ${quote(type)} mark no names`), type };
  if (meaning === undefined)
    return lost(
      unsupported(`${id} is of type ${quote(type)}; use ${TYPE_NAMES}, or name the type in mapping.yml`).finding,
    );
  const [start, end] = [pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0];
  const kind = meaning === 'DEMONYM' ? 'OTHER' : meaning;
  const span = { id, line, start, end, kind, form: null, surface, entity: null, pieces };
  return { span: meaning === 'DEMONYM' ? { ...span, mayBeDemonym: true } : span };
}

/** The pieces of a span such as `0 5;9 12`; null when they are none, or not in order. */
function parsePieces(offsets: string): Span[] | null {
  const pieces = offsets.split(';').map((piece) => /^(\d{1,9}) (\d{1,9})$/.exec(piece));
  const spans = pieces.map((match) => ({ start: Number(match?.[1]), end: Number(match?.[2]) }));
  const isValid = spans.every(({ start, end }, i) => start < end && start >= (spans[i - 1]?.end ?? 0));
  return isValid ? spans : null;
}

function parseReference(id: string, body: string, name: string): BratLine | UnusableLine {
  const [, of, scheme = '', value = ''] = /^Reference (T\d+) ([^\s:]+):(\S+)$/.exec(body) ?? [];
  if (of === undefined) return ignored(['SYNTAX', `${id} is not a reference; write Reference T1 scheme:value.`]);
  const isOwn = scheme.toLowerCase() === OWN_SCHEME;
  const key = isOwn ? parseEntityKey(value) : null;
  if (isOwn && key === null)
    return ignored(['BAD_VALUE', `${quote(value)} is not a key; write one such as person/ada-lovelace.`]);
  const identifiers = isOwn ? [] : [{ scheme: scheme.toLowerCase(), value }];
  return { of, entity: { key, name: oneLine(name), identifiers } };
}

function parseAttribute(id: string, body: string): BratLine | UnusableLine {
  const [name = '', of = '', value = ''] = body.split(' ');
  const isOfSpan = /^T\d+$/.test(of);
  const form = FORM_OF_NAME.get(normalize(normalize(name) === 'FORM' ? value : name));
  if (form && isOfSpan) return { of, form };
  const score = CONFIDENCE.has(normalizeType(name)) ? scoreOf(value) : null;
  if (score !== null && isOfSpan) return { of, score };
  return unsupported(`${id} is neither a form of a name (FullName, ShortName, Acronym, Demonym) nor a Confidence`);
}

const CONFIDENCE = new Set(['CONFIDENCE', 'CERTAINTY', 'SCORE', 'PROBABILITY']);
/** What the words of a confidence are taken for. */
const SCORES: Readonly<Record<string, number>> = {
  CERTAIN: 1,
  VERYHIGH: 0.95,
  HIGH: 0.9,
  MEDIUM: 0.6,
  MODERATE: 0.6,
  LOW: 0.3,
  VERYLOW: 0.1,
  UNCERTAIN: 0.3,
};

/** A number from 0 to 1, a percentage or a word; null for anything else. */
function scoreOf(value: string): number | null {
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(value) ?? [];
  if (number === undefined) return SCORES[normalizeType(value)] ?? null;
  const score = Number(number) / (percent === '%' || Number(number) > 1 ? 100 : 1);
  return score <= 1 ? score : null;
}

const unsupported = (message: string): UnusableLine => ignored(['ANNOTATION_UNSUPPORTED', `${message}.`]);
const ignored = (finding: Finding): UnusableLine => ({ finding, isMentionLost: false });
const lost = (finding: Finding): UnusableLine => ({ finding, isMentionLost: true });
