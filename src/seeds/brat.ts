/** Parses a brat stand-off file: text-bound annotations (T), what they refer to (N) and how they name it (A). */
import type { AnnotatedEntity, Annotation } from '../model.ts';
import type { Problem } from '../problem.ts';
import { parseLine, type Said } from './brat-line.ts';
import { kindOf } from './entity-key.ts';
import { bounded, error, type Finding, isProblem, warning } from './problems.ts';

export interface ParsedAnnotations {
  /** In order of start, then end; no two with the same of both. */
  readonly annotations: readonly Annotation[];
  readonly problems: readonly Problem[];
}

type SaidAt = Said & { readonly line: number };
type Spans = Map<string, Annotation>;

/** Never throws. Lines that cannot be used are problems; the others count. */
export function parseAnn(text: string, file: string): ParsedAnnotations {
  const spans: Spans = new Map();
  const problems = [...bounded<never>(file, join(lines(text, file), file, spans))];
  const annotations = [...spans.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  return { annotations, problems };
}

function* lines(text: string, file: string): Generator<SaidAt | Problem> {
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1;
    const said = parseLine(content.replace(/\r$/, ''), line);
    if (said === null) continue;
    if ('finding' in said) yield (said.lost ? error : warning)({ file, line }, said.finding);
    else yield { ...said, line };
  }
}

/** Spans first, for what is said about one may stand before it. */
function* join(said: Iterable<SaidAt | Problem>, file: string, spans: Spans): Generator<Problem> {
  const marked = new Map<string, string>();
  const about: Exclude<SaidAt, { span: Annotation }>[] = [];
  for (const item of said) {
    if (isProblem(item)) yield item;
    else if (!('span' in item)) about.push(item);
    else {
      const refusal = add(item.span, spans, marked);
      if (refusal) yield error({ file, line: item.line }, refusal);
    }
  }
  for (const item of about) {
    const refusal = apply(item, spans);
    if (refusal) yield warning({ file, line: item.line }, refusal);
  }
}

function add(span: Annotation, spans: Spans, marked: Map<string, string>): Finding | null {
  if (spans.has(span.id)) return ['BAD_VALUE', `${span.id} stands twice; give the second another number.`];
  const characters = `${span.start} ${span.end}`;
  const other = marked.get(characters);
  if (other !== undefined) return ['BAD_VALUE', `${span.id} marks the same characters as ${other}; keep one.`];
  marked.set(characters, span.id);
  spans.set(span.id, span);
  return null;
}

function apply(said: Exclude<SaidAt, { span: Annotation }>, spans: Spans): Finding | null {
  const span = spans.get(said.of);
  if (!span) return ['BAD_VALUE', `It speaks of ${said.of}, which marks nothing in this file; mend the number.`];
  if ('form' in said) {
    if (span.form !== null && span.form !== said.form) return ['BAD_VALUE', `${said.of} has two forms; keep one.`];
    spans.set(said.of, { ...span, form: said.form });
    return null;
  }
  const { key } = said.entity;
  if (key !== null && kindOf(key) !== span.kind)
    return ['BAD_VALUE', `${said.of} is a ${span.kind} and ${key} is none; mend one.`];
  if (key !== null && (span.entity?.key ?? key) !== key)
    return ['BAD_VALUE', `${said.of} refers to two keys; keep one.`];
  spans.set(said.of, { ...span, entity: merge(span.entity, said.entity) });
  return null;
}

function merge(known: AnnotatedEntity | null, more: AnnotatedEntity): AnnotatedEntity {
  if (!known) return more;
  const identifiers = [...known.identifiers, ...more.identifiers];
  return { key: known.key ?? more.key, name: known.name ?? more.name, identifiers };
}
