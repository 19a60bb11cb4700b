/** Maps stand-off annotations from offsets of the seed file to spans of the canonical text. */
import type { Article } from '../extract/article.ts';
import type { AnnotatedSpan } from '../extract/resolve/model.ts';
import { type Annotation, type Document, MARKUPS, type Span } from '../model.ts';
import type { Problem } from '../problem.ts';
import { stemOf } from '../seeds/article-reader.ts';
import { error, type Finding, quote, warning } from '../seeds/problems.ts';
import { lastBefore } from '../text/binary-search.ts';
import { clean } from '../text/clean.ts';
import type { Layout } from '../text/layout.ts';

/** An annotated span in the canonical text, with what the stand-off file says of it beyond what resolvers need. */
export interface AlignedSpan extends AnnotatedSpan, Pick<Annotation, 'surface' | 'score' | 'mayBeDemonym'> {}

export interface AlignedAnnotations {
  /** In text order, no two with the same span. Null when the extractor is to read the article: no annotation can be used. */
  readonly spans: readonly AlignedSpan[] | null;
  readonly problems: readonly Problem[];
}

/** Path of the stand-off file beside an article. */
export function annotationFile({ file }: Document): string {
  return `${stemOf(file)}.ann`;
}

/** The annotations of a document as spans of its article; those that cannot be mapped are problems. */
export function alignAnnotations(document: Document, layout: Layout, article: Article): AlignedAnnotations {
  const { annotations } = document;
  if (annotations === null) return { spans: null, problems: [] };
  const file = annotationFile(document);
  const spans = new Map<string, AlignedSpan>();
  const problems: Problem[] = [];
  for (const annotation of annotations) {
    const { id, line } = annotation;
    const span = toSpan(annotation, layout, article);
    if ('finding' in span) problems.push(error({ file, line }, span.finding));
    else if (spans.has(keyOf(span))) problems.push(error({ file, line }, duplicate(id)));
    else spans.set(keyOf(span), { ...annotation, span });
  }
  if (spans.size > 0 || annotations.length === 0) return { spans: [...spans.values()], problems };
  return { spans: null, problems: [...problems, warning({ file, line: null }, NOTHING_USED)] };
}

function toSpan(
  { id, start, end, surface }: Annotation,
  { at }: Layout,
  article: Article,
): Span | { finding: Finding } {
  const [from, to] = [at(start), at(end)];
  if (from === null || to === null) return { finding: notInText(id) };
  const printed = article.text.slice(from, to);
  if (!isQuoted(surface, printed)) return { finding: mismatch(id, printed) };
  if (to > (lastBefore(article.sentences, from)?.end ?? 0)) return { finding: acrossSentences(id) };
  return { start: from, end: to };
}

const NOTHING_USED: Finding = [
  'ANNOTATION_UNSUPPORTED',
  'None of its annotations marks words of the article, so the extractor reads it; correct or remove the file.',
];

const notInText = (id: string): Finding => [
  'ANNOTATION_UNSUPPORTED',
  `${id} marks text that the article leaves out, or that JSON writes with escapes; mark words of the article.`,
];
const mismatch = (id: string, printed: string): Finding => [
  'ANNOTATION_MISMATCH',
  `${id} is ${quote(printed)} in the text of the article; mark whole characters.`,
];
const acrossSentences = (id: string): Finding => [
  'ANNOTATION_UNSUPPORTED',
  `${id} is not within one sentence; mark the name alone.`,
];
const duplicate = (id: string): Finding => [
  'ANNOTATION_UNSUPPORTED',
  `${id} marks the same words of the article as the one before it; keep one.`,
];

const keyOf = ({ start, end }: Span) => `${start}-${end}`;

/** Whether a stand-off file quotes words as they are printed, or as the file writes them, mark-up included. */
const isQuoted = (surface: string, printed: string): boolean =>
  [[], MARKUPS].some((markup) => normalize(clean(surface, markup).text) === normalize(printed));

/** Annotation tools write line breaks as spaces. */
const normalize = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
