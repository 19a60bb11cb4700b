/** Parses one line of a brat stand-off file. */
import type { AnnotatedEntity, Annotation, Form } from '../model.ts';
import { FORM_OF, KIND_OF, OWN_SCHEME, plain } from './brat-words.ts';
import { parseEntityKey } from './entity-key.ts';
import { type Finding, quote } from './problems.ts';

/** A span, or something about the span named `of`. */
export type Said =
  | { readonly span: Annotation }
  | { readonly of: string; readonly form: Form }
  | { readonly of: string; readonly entity: AnnotatedEntity };

/** What cannot be used; `lost` when a mention is lost by it. */
export interface Unusable {
  readonly finding: Finding;
  readonly lost: boolean;
}

/** What a line says; null when it says nothing that is read here, as notes (`#1`) and empty lines do. */
export function parseLine(text: string, line: number): Said | Unusable | null {
  const [id = '', body = '', ...rest] = text.split('\t');
  if (text.trim() === '' || id.startsWith('#')) return null;
  if (/^T\d/.test(id)) return parseSpan(id, body, { surface: rest.join('\t'), line });
  if (/^N\d/.test(id)) return parseReference(id, body, rest.join('\t'));
  if (/^[AM]\d/.test(id)) return parseAttribute(id, body);
  if (/^[RE]\d|^\*$/.test(id)) return unsupported(`${id} is a relation or an event, which articles do not have here`);
  return {
    lost: true,
    finding: ['SYNTAX', `${quote(text)} is no line of a stand-off file; write tabs between its fields.`],
  };
}

interface Rest {
  readonly surface: string;
  readonly line: number;
}

function parseSpan(id: string, body: string, { surface, line }: Rest): Said | Unusable {
  const [, type = '', offsets = ''] = /^(\S+) (.*)$/.exec(body) ?? [];
  if (offsets.includes(';'))
    return { ...unsupported(`${id} is a span in pieces; mark its first piece alone`), lost: true };
  const kind = KIND_OF.get(plain(type));
  const [, start, end] = /^(\d{1,9}) (\d{1,9})$/.exec(offsets) ?? [];
  if (!kind && start)
    return { ...unsupported(`${id} is of type ${quote(type)}; use Person, Organization, Place or Other`), lost: true };
  if (!kind || Number(start) >= Number(end) || start === undefined || surface === '')
    return {
      lost: true,
      finding: ['SYNTAX', `${id} is no span; write its type, start and end, then the text it marks.`],
    };
  return { span: { id, line, start: Number(start), end: Number(end), kind, form: null, surface, entity: null } };
}

function parseReference(id: string, body: string, name: string): Said | Unusable {
  const [, of, scheme = '', value = ''] = /^Reference (T\d+) ([^\s:]+):(\S+)$/.exec(body) ?? [];
  if (of === undefined)
    return { lost: false, finding: ['SYNTAX', `${id} is no reference; write Reference T1 scheme:value.`] };
  const own = scheme.toLowerCase() === OWN_SCHEME;
  const key = own ? parseEntityKey(value) : null;
  if (own && key === null)
    return { lost: false, finding: ['BAD_VALUE', `${quote(value)} is no key; write one such as person/ada-lovelace.`] };
  const identifiers = own ? [] : [{ scheme: scheme.toLowerCase(), value }];
  return { of, entity: { key, name: name.trim() || null, identifiers } };
}

function parseAttribute(id: string, body: string): Said | Unusable {
  const [name = '', of = '', value] = body.split(' ');
  const form = FORM_OF.get(plain(plain(name) === 'FORM' ? (value ?? '') : name));
  return form && /^T\d+$/.test(of)
    ? { of, form }
    : unsupported(`${id} is no form of a name; use FullName, ShortName, Acronym or Demonym`);
}

function unsupported(message: string): Unusable {
  return { lost: false, finding: ['ANNOTATION_UNSUPPORTED', `${message}.`] };
}
