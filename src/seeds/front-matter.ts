/** Parses the front matter of a Markdown article: title and byline become parts of the text, the other fields metadata. */
import type { DocumentPart } from '../model.ts';
import type { Problem } from '../problem.ts';
import { countCodePoints } from '../text/offsets.ts';
import { type FieldNames, mayBe, TEXT_FIELDS } from './field-names.ts';
import { FIELDS, type FieldValue, type MetadataFields, oneLine } from './fields.ts';
import type { FrontValue, FrontValues } from './front-values.ts';
import { endOfJson, readJsonFields } from './json-front.ts';
import { MAX_YAML } from './limits.ts';
import { error, type Finding, quote, type SourceLocation, warning } from './problems.ts';
import { readTomlFields } from './toml-fields.ts';
import { readYamlFields } from './yaml-fields.ts';

export interface FrontMatter {
  readonly fields: MetadataFields;
  readonly title: DocumentPart | null;
  readonly byline: DocumentPart | null;
  /** Where the body begins, in UTF-16 code units of the file. */
  readonly end: number;
  /** Invalid and unknown fields; they are left out. */
  readonly problems: readonly Problem[];
}

/** The front matter of a text, empty when there is none; a problem when it is not valid. */
export function readFrontMatter(text: string, location: SourceLocation, names: FieldNames): FrontMatter | Problem {
  const found = findSource(text);
  if (found === null) return { fields: {}, title: null, byline: null, end: 0, problems: [] };
  if ('finding' in found) return error({ ...location, line: 1 }, found.finding);
  const values = found.read(text.slice(found.start, found.close));
  // The fields of a front matter between marks begin on line 2 of the file.
  const at = (line: number): SourceLocation => ({ ...location, line: line + 1 });
  if ('finding' in values) return error(at(values.line), values.finding);
  const { fields, parts, problems } = chooseFields(values, names, at);
  const source = { text, start: found.start };
  return {
    fields,
    title: toPart('HEADLINE', parts.title, source),
    byline: toPart('BYLINE', parts.byline, source),
    end: found.end,
    problems,
  };
}

interface Fence {
  readonly mark: string;
  readonly opening: RegExp;
  readonly closing: RegExp;
  readonly read: (source: string) => FrontValues;
}

const FENCES: readonly Fence[] = [
  { mark: '---', opening: /^---[ \t]*\r?\n/, closing: /^(?:---|\.\.\.)[ \t]*\r?$/m, read: readYamlFields },
  { mark: '+++', opening: /^\+\+\+[ \t]*\r?\n/, closing: /^\+\+\+[ \t]*\r?$/m, read: readTomlFields },
];

const unclosed = (mark: string): Finding => [
  'SYNTAX',
  `The front matter has no end; close it with ${mark} within ${MAX_YAML} characters.`,
];

interface Found {
  readonly start: number;
  readonly close: number;
  /** Where the body begins. */
  readonly end: number;
  readonly read: (source: string) => FrontValues;
}

/** The source of the fields; null when there is no front matter. */
function findSource(text: string): Found | { readonly finding: Finding } | null {
  const json = endOfJson(text);
  if (json !== null) return { start: 0, close: json, end: json, read: readJsonFields };
  const fence = FENCES.find(({ opening }) => opening.test(text));
  if (!fence) return null;
  const start = fence.opening.exec(text)?.[0].length ?? 0;
  const found = fence.closing.exec(text.slice(start, start + MAX_YAML));
  if (!found) return { finding: unclosed(fence.mark) };
  return { start, close: start + found.index, end: start + found.index + found[0].length, read: fence.read };
}

interface Chosen {
  readonly fields: MetadataFields;
  readonly parts: { readonly title?: FrontValue; readonly byline?: FrontValue };
  readonly problems: Problem[];
}

/** What site generators and note takers write for themselves. */
const PASSED_OVER = new Set(
  (
    'draft layout tags tag keywords slug permalink aliases alias cssclass cssclasses description summary excerpt image images ' +
    'cover thumbnail weight type toc comments published publish hidden featured pinned series menu math params resources ' +
    'expirydate publishdate lastmod updated created modified template collection redirect_from header sidebar classes eleventynavigation'
  ).split(' '),
);

/** The values of all fields, each by the first of its names, without case. Unknown fields are reported together. */
function chooseFields(
  values: ReadonlyMap<string, FrontValue>,
  names: FieldNames,
  at: (line: number) => SourceLocation,
): Chosen {
  const byName = new Map([...values].map(([name, value]) => [name.toLowerCase(), { name, value }]));
  const used = new Set<string>();
  const problems: Problem[] = [];
  const choose = (field: keyof FieldNames): FrontValue | undefined => {
    for (const wanted of names[field]) {
      const found = byName.get(wanted.toLowerCase());
      if (!found || isSwitch(found.value) || !mayBe(field, wanted, found.value.text ?? '')) continue;
      used.add(found.name);
      if (found.value.text !== null) return found.value;
      problems.push(warning(at(found.value.line), ['BAD_VALUE', `${found.name} is not text; write one line.`]));
    }
    return undefined;
  };
  const [title, byline] = [choose('title'), choose('byline')];
  const chosen = FIELDS.flatMap((field) => {
    const value = choose(field);
    const text = field === 'section' ? value?.first : value?.text;
    const line = at(value?.line ?? 0).line;
    return text === undefined || text === null ? [] : [[field, { text, line } satisfies FieldValue] as const];
  });
  const known = new Set([...TEXT_FIELDS, ...FIELDS].flatMap((field) => names[field]).map((name) => name.toLowerCase()));
  const unknown = [...values].filter(([name]) => {
    return !used.has(name) && !known.has(name.toLowerCase()) && !PASSED_OVER.has(name.toLowerCase());
  });
  if (unknown[0]) problems.push(warning(at(unknown[0][1].line), notRead(unknown.map(([name]) => name))));
  return {
    fields: Object.fromEntries(chosen),
    parts: { ...(title && { title }), ...(byline && { byline }) },
    problems,
  };
}

/** Jekyll has `published: false`, where others have a date. */
const isSwitch = ({ text }: FrontValue): boolean => text === 'true' || text === 'false';

const MOST_NAMED = 8;

function notRead(names: readonly string[]): Finding {
  const shown = names.slice(0, MOST_NAMED).map(quote).join(', ');
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  const fields = ['title', 'byline', ...FIELDS].join(', ');
  return ['BAD_VALUE', `No field is called ${shown}${more}; the fields are ${fields}, and mapping.yml names others.`];
}

interface SourceText {
  readonly text: string;
  /** Where the front matter begins. */
  readonly start: number;
}

/** Links as note takers write them in fields. */
const HAS_LINKS = /\[\[[^\]]+\]\]|\]\(/;

/** A part of the text from a field. Its offset is known when the value is written without escapes or folding. */
function toPart(role: 'HEADLINE' | 'BYLINE', value: FrontValue | undefined, from: SourceText): DocumentPart | null {
  const line = oneLine(value?.text ?? '');
  if (line === null) return null;
  const { start, end } = value?.source ?? { start: 0, end: 0 };
  const index = from.text.slice(from.start + start, from.start + end).indexOf(line);
  const extra = end - start - line.length;
  const isVerbatim = index >= 0 && (extra === 0 || (extra === 2 && index === 1));
  const at = isVerbatim ? countCodePoints(from.text, 0, from.start + start + index) : null;
  return { role, text: line, at, ...(HAS_LINKS.test(line) && { markup: ['MARKDOWN'] as const }) };
}
