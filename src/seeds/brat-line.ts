/** Parses one line of a brat stand-off file. */
import { type AnnotatedEntity, type Annotation, FORMS, type Form, KINDS, kindOfType } from '../model.ts';
import { oneLine, parseEntityKey } from './fields.ts';
import { type Finding, quote } from './problems.ts';

/** An annotated span, or an attribute of the span with id `of`. */
export type BratLine =
  | { readonly span: Annotation }
  | { readonly of: string; readonly form: Form }
  | { readonly of: string; readonly entity: AnnotatedEntity };

/** A line that cannot be used. `isMentionLost` tells whether the article loses a mention by it. */
export interface UnusableLine {
  readonly finding: Finding;
  readonly isMentionLost: boolean;
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

/** Null for lines without content: notes (`#1`) and empty lines. */
export function parseLine(text: string, line: number): BratLine | UnusableLine | null {
  const [id = '', body = '', ...rest] = text.split('\t');
  if (text.trim() === '' || id.startsWith('#')) return null;
  if (/^T\d/.test(id)) return parseSpan(id, body, { surface: rest.join('\t'), line });
  if (/^N\d/.test(id)) return parseReference(id, body, rest.join('\t'));
  if (/^[AM]\d/.test(id)) return parseAttribute(id, body);
  if (/^[RE]\d|^\*$/.test(id)) return unsupported(`${id} is a relation or an event, which articles do not have here`);
  return lost(['SYNTAX', `${quote(text)} is not a line of a stand-off file; write tabs between its fields.`]);
}

interface SpanRest {
  readonly surface: string;
  readonly line: number;
}

function parseSpan(id: string, body: string, { surface, line }: SpanRest): BratLine | UnusableLine {
  const [, type = '', offsets = ''] = /^(\S+) (.*)$/.exec(body) ?? [];
  if (offsets.includes(';')) return lost(unsupported(`${id} is a span in pieces; mark its first piece alone`).finding);
  const kind = kindOfType(normalize(type));
  const [, start, end] = /^(\d{1,9}) (\d{1,9})$/.exec(offsets) ?? [];
  if (!kind && start) return lost(unsupported(`${id} is of type ${quote(type)}; use ${TYPE_NAMES}`).finding);
  if (!kind || Number(start) >= Number(end) || start === undefined || surface === '')
    return lost(['SYNTAX', `${id} is not a span; write its type, start and end, then the text it marks.`]);
  return { span: { id, line, start: Number(start), end: Number(end), kind, form: null, surface, entity: null } };
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
  const [name = '', of = '', value] = body.split(' ');
  const form = FORM_OF_NAME.get(normalize(normalize(name) === 'FORM' ? (value ?? '') : name));
  return form && /^T\d+$/.test(of)
    ? { of, form }
    : unsupported(`${id} is not a form of a name; use FullName, ShortName, Acronym or Demonym`);
}

const unsupported = (message: string): UnusableLine => ignored(['ANNOTATION_UNSUPPORTED', `${message}.`]);
const ignored = (finding: Finding): UnusableLine => ({ finding, isMentionLost: false });
const lost = (finding: Finding): UnusableLine => ({ finding, isMentionLost: true });
