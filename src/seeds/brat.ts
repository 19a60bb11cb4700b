/** Parses a brat stand-off file: text-bound annotations (T), references (N) and attributes (A, M). */
import { type AnnotatedEntity, kindOfKey } from '../model.ts';
import type { Problem } from '../problem.ts';
import { type BratLine, type BratSpan, parseLine, type Types } from './brat-line.ts';
import { error, type Finding, isProblem, limitProblems, warning } from './problems.ts';

export interface ParsedAnnotations {
  /** Ordered by start, then end; no two with the same pieces. */
  readonly spans: readonly BratSpan[];
  readonly problems: readonly Problem[];
}

type NumberedLine = BratLine & { readonly line: number };
type Attribute = Exclude<NumberedLine, { span: BratSpan }>;
type SpansById = Map<string, BratSpan>;

/** Never throws. Lines that cannot be used are problems, and the other lines are used. `types` are those of a mapping. */
export function parseBrat(text: string, file: string, types: Types = new Map()): ParsedAnnotations {
  const byId: SpansById = new Map();
  const problems = [...limitProblems<never>(file, addLines(parseLines(text, file, types), file, byId))];
  const spans = [...byId.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  return { spans, problems };
}

function* parseLines(text: string, file: string, types: Types): Generator<NumberedLine | Problem> {
  const reported = new Set<string>();
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1;
    const parsed = parseLine(content.replace(/\r$/, ''), line, types);
    if (parsed === null) continue;
    if (!('finding' in parsed)) {
      yield { ...parsed, line };
      continue;
    }
    if (parsed.type !== undefined && reported.has(parsed.type)) continue;
    if (parsed.type !== undefined) reported.add(parsed.type);
    yield (parsed.isMentionLost ? error : warning)({ file, line }, parsed.finding);
  }
}

/** Adds spans first, because an attribute may precede its span. */
function* addLines(lines: Iterable<NumberedLine | Problem>, file: string, spans: SpansById): Generator<Problem> {
  const idBySpan = new Map<string, string>();
  const attributes: Attribute[] = [];
  for (const item of lines) {
    if (isProblem(item)) yield item;
    else if (!('span' in item)) attributes.push(item);
    else {
      const finding = addSpan(item.span, spans, idBySpan);
      if (finding) yield error({ file, line: item.line }, finding);
    }
  }
  for (const attribute of attributes) {
    const finding = addAttribute(attribute, spans);
    if (finding) yield warning({ file, line: attribute.line }, finding);
  }
}

function addSpan(span: BratSpan, spans: SpansById, idBySpan: Map<string, string>): Finding | null {
  if (spans.has(span.id)) return ['BAD_VALUE', `${span.id} appears twice; give the second another number.`];
  const key = span.pieces.map(({ start, end }) => `${start} ${end}`).join(';');
  const other = idBySpan.get(key);
  if (other !== undefined) return ['BAD_VALUE', `${span.id} marks the same characters as ${other}; keep one.`];
  idBySpan.set(key, span.id);
  spans.set(span.id, span);
  return null;
}

function addAttribute(attribute: Attribute, spans: SpansById): Finding | null {
  const { of } = attribute;
  const span = spans.get(of);
  if (!span) return ['BAD_VALUE', `It refers to ${of}, which marks nothing in this file; correct the number.`];
  if ('form' in attribute) {
    if (span.form !== null && span.form !== attribute.form) return ['BAD_VALUE', `${of} has two forms; keep one.`];
    const kind = attribute.form === 'DEMONYM' && span.mayBeDemonym ? 'PLACE' : span.kind;
    spans.set(of, { ...span, form: attribute.form, kind });
    return null;
  }
  if ('score' in attribute) {
    spans.set(of, { ...span, score: attribute.score });
    return null;
  }
  const { key } = attribute.entity;
  if (key !== null && kindOfKey(key) !== span.kind)
    return ['BAD_VALUE', `${of} is a ${span.kind} and ${key} is not; correct one of them.`];
  if (key !== null && (span.entity?.key ?? key) !== key) return ['BAD_VALUE', `${of} refers to two keys; keep one.`];
  if ((span.entity?.identifiers.length ?? 0) >= MAX_IDENTIFIERS)
    return ['BAD_VALUE', `${of} has more than ${MAX_IDENTIFIERS} references; keep those of one entity.`];
  spans.set(of, { ...span, entity: merge(span.entity, attribute.entity) });
  return null;
}

/** The most identifiers of an annotated entity: each is compared with all others of the entity when it is stored. */
const MAX_IDENTIFIERS = 100;

function merge(known: AnnotatedEntity | null, more: AnnotatedEntity): AnnotatedEntity {
  if (!known) return more;
  const identifiers = [...known.identifiers, ...more.identifiers];
  return { key: known.key ?? more.key, name: known.name ?? more.name, identifiers };
}
