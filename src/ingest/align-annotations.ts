/** Carries stand-off annotations from the file that they measure to the canonical text of the article. */
import type { Article } from '../extract/article.ts';
import type { AnnotatedSpan } from '../extract/resolve/model.ts';
import type { Annotation, Document, Span } from '../model.ts';
import type { Problem } from '../problem.ts';
import { stemOf } from '../seeds/formats.ts';
import { error, type Finding, quote } from '../seeds/problems.ts';
import { clean } from '../text/clean.ts';
import { lastBefore } from '../text/last-before.ts';
import type { Layout } from '../text/layout.ts';

export interface Carried {
  /** In text order, no two with one span. */
  readonly spans: readonly AnnotatedSpan[];
  readonly problems: readonly Problem[];
}

/** Path of the stand-off file beside an article. */
export function annotationFile({ file }: Document): string {
  return `${stemOf(file)}.ann`;
}

/** The annotations of a document as spans of its article; those that cannot be carried are problems. */
export function carry(document: Document, layout: Layout, article: Article): Carried {
  const file = annotationFile(document);
  const spans = new Map<string, AnnotatedSpan>();
  const problems: Problem[] = [];
  for (const annotation of document.annotations ?? []) {
    const { id, line, kind, form, entity } = annotation;
    const span = place(annotation, layout, article);
    if ('finding' in span) problems.push(error({ file, line }, span.finding));
    else if (spans.has(keyOf(span))) problems.push(error({ file, line }, same(id)));
    else spans.set(keyOf(span), { span, kind, form, entity });
  }
  return { spans: [...spans.values()], problems };
}

function place({ id, start, end, surface }: Annotation, { at }: Layout, article: Article): Span | { finding: Finding } {
  const [from, to] = [at(start), at(end)];
  if (from === null || to === null) return { finding: dropped(id) };
  const printed = article.text.slice(from, to);
  if (loose(printed) !== loose(clean(surface).text)) return { finding: changed(id, printed) };
  if (to > (lastBefore(article.sentences, from)?.end ?? 0)) return { finding: cut(id) };
  return { start: from, end: to };
}

const dropped = (id: string): Finding => [
  'ANNOTATION_UNSUPPORTED',
  `${id} marks what the article leaves out or JSON writes with escapes; mark words that stand in the article.`,
];
const changed = (id: string, printed: string): Finding => [
  'ANNOTATION_MISMATCH',
  `${id} is ${quote(printed)} in the text of the article; mark whole characters.`,
];
const cut = (id: string): Finding => [
  'ANNOTATION_UNSUPPORTED',
  `${id} does not stand within one sentence; mark the name alone.`,
];
const same = (id: string): Finding => [
  'ANNOTATION_UNSUPPORTED',
  `${id} marks the same words of the article as the one before it; keep one.`,
];

const keyOf = ({ start, end }: Span) => `${start}-${end}`;

/** Quotes of stand-off files write line breaks as spaces. */
const loose = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
