/** Matches stand-off annotations with the text of the articles in a file, article by article. */
import type { Annotation } from '../model.ts';
import type { Problem } from '../problem.ts';
import { compose } from '../text/compose.ts';
import { type CodePointText, codePointText } from '../text/offsets.ts';
import type { BratSpan } from './brat-line.ts';
import { COUNTS, type Convert, type OffsetCount } from './offset-counts.ts';
import { error, type Finding, isProblem, quote, warning } from './problems.ts';

export interface AnnotationMatcher {
  /**
   * The annotations of the next article, whose text begins at code point `offset` of the file. Annotations that quote other words
   * than they mark are problems.
   */
  readonly take: (text: string, offset: number) => { annotations: Annotation[]; problems: Problem[] };
  /** The annotations of a file that is one article, whose offsets may count something else than code points. */
  readonly takeAll: (text: string) => { annotations: Annotation[]; problems: Problem[] };
  /** Problems for the annotations that are outside of all articles. Call it at the end of the file. */
  readonly rest: () => Problem[];
}

/** `spans` are ordered by start; `file` is the path of the stand-off file. */
export function createAnnotationMatcher(spans: readonly BratSpan[], file: string): AnnotationMatcher {
  let next = 0;
  const takeUpTo = (end: number) => {
    const from = next;
    while ((spans[next]?.start ?? end) < end) next++;
    return spans.slice(from, next);
  };
  const outside = ({ id, line }: BratSpan) =>
    error({ file, line }, [
      'ANNOTATION_MISMATCH',
      `${id} is outside of the articles in the file; correct its offsets.`,
    ]);
  const check = (taken: readonly BratSpan[], text: string, offset: number) => {
    const points = codePointText(text);
    const annotations: Annotation[] = [];
    const problems: Problem[] = [];
    for (const span of taken) {
      const found = span.start < offset ? outside(span) : checkSpan(span, points, { file, offset });
      if (isProblem(found)) problems.push(found);
      else {
        annotations.push(found.annotation);
        if (found.finding) problems.push(warning({ file, line: span.line }, found.finding));
      }
    }
    return { annotations: withoutTwins(annotations), problems };
  };
  return {
    take: (text, offset) => check(takeUpTo(offset + codePointText(text).length), text, offset),
    takeAll: (text) => {
      const { counted, count } = recount(spans, text);
      next = spans.length;
      const { annotations, problems } = check(counted, text, 0);
      return count === null
        ? { annotations, problems }
        : { annotations, problems: [countedAs(count, file), ...problems] };
    },
    rest: () => takeUpTo(Number.POSITIVE_INFINITY).map(outside),
  };
}

/** Spans of different pieces may be the same once they are joined; the first one stays. */
function withoutTwins(annotations: readonly Annotation[]): Annotation[] {
  const bySpan = new Map<string, Annotation>();
  for (const annotation of annotations) {
    const key = `${annotation.start} ${annotation.end}`;
    if (!bySpan.has(key)) bySpan.set(key, annotation);
  }
  return [...bySpan.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

const countedAs = ({ name }: OffsetCount, file: string): Problem =>
  warning({ file, line: null }, [
    'MENDED',
    `Its offsets count ${name}, as the words that it quotes show, and are read so.`,
  ]);

interface Recounted {
  readonly counted: readonly BratSpan[];
  /** What the offsets count; null for code points. */
  readonly count: OffsetCount | null;
}

/** The spans in code points. Each line quotes its words, so the count under which most of them agree is the one that was meant. */
function recount(spans: readonly BratSpan[], text: string): Recounted {
  const points = codePointText(text);
  const agreeing = (counted: readonly BratSpan[]) =>
    counted.filter((span) => normalize(wordsOf(span, points)) === normalize(span.surface)).length;
  let best: Recounted = { counted: spans, count: null };
  let most = agreeing(spans);
  for (const count of most === spans.length ? [] : COUNTS) {
    const toCodePoints = count.converterOf(text);
    const counted = spans.map((span) => withOffsets(span, toCodePoints));
    const agree = agreeing(counted);
    if (agree > most && agree * 2 > spans.length) [best, most] = [{ counted, count }, agree];
  }
  return best;
}

/** The span as it is when its offsets cannot be converted. */
function withOffsets(span: BratSpan, convert: Convert): BratSpan {
  const pieces = span.pieces.map((piece) => {
    const [start, end] = [convert(piece.start), convert(piece.end)];
    return start === null || end === null ? null : { start, end };
  });
  if (!pieces.every((piece) => piece !== null)) return span;
  return { ...span, start: pieces[0]?.start ?? span.start, end: pieces.at(-1)?.end ?? span.end, pieces };
}

/** The words of all pieces, as stand-off files quote them. */
const wordsOf = ({ pieces }: BratSpan, { slice }: CodePointText, offset = 0): string =>
  pieces.map(({ start, end }) => slice(start - offset, end - offset)).join(' ');

interface Place {
  readonly file: string;
  /** The number of code points before the text in its file. */
  readonly offset: number;
}

type Checked = { readonly annotation: Annotation; readonly finding: Finding | null } | Problem;

function checkSpan(span: BratSpan, points: CodePointText, { file, offset }: Place): Checked {
  const { pieces, ...annotation } = span;
  const { id, line, surface, start, end } = annotation;
  const found = wordsOf(span, points, offset);
  if (normalize(found) !== normalize(surface))
    return error({ file, line }, [
      'ANNOTATION_MISMATCH',
      `${id} quotes ${quote(surface)} and ${start}-${end} is ${quote(found)}; correct its offsets.`,
    ]);
  if (found !== found.trim())
    return error({ file, line }, ['ANNOTATION_MISMATCH', `${id} begins or ends with a space; mark the name alone.`]);
  const whole = points.slice(start - offset, end - offset);
  if (normalize(whole) === normalize(surface)) return { annotation, finding: null };
  return joinPieces(annotation, whole, file);
}

/** A stretch longer than this many characters is no name. */
const MAX_STRETCH = 100;

/** A span with other words between its pieces is the stretch from the first to the last, and its words are the name of its entity. */
function joinPieces(annotation: Annotation, whole: string, file: string): Checked {
  const { id, surface, entity } = annotation;
  if (whole.length > MAX_STRETCH || /\n\s*\n/.test(whole))
    return error({ file, line: annotation.line }, [
      'ANNOTATION_UNSUPPORTED',
      `${id} is in pieces that are far apart; mark its first piece alone.`,
    ]);
  const name = normalize(surface);
  const named = entity === null ? { key: null, name, identifiers: [] } : { ...entity, name: entity.name ?? name };
  const finding: Finding = [
    'ANNOTATION_UNSUPPORTED',
    `${id} is in pieces; it marks ${quote(normalize(whole))}, under the name ${quote(name)}.`,
  ];
  return { annotation: { ...annotation, surface: whole, entity: named }, finding };
}

/** Annotation tools write line breaks as spaces, and compose characters. */
function normalize(text: string): string {
  return compose(text).replaceAll(/\s+/g, ' ').trim();
}
