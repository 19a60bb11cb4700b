/** Matches stand-off annotations with the text of the articles in a file, article by article. */
import type { Annotation } from '../model.ts';
import type { Problem } from '../problem.ts';
import { compose } from '../text/compose.ts';
import { codePointText } from '../text/offsets.ts';
import { error, partition, quote } from './problems.ts';

export interface AnnotationMatcher {
  /**
   * The annotations of the next article, whose text begins at code point `offset` of the file. Annotations that quote other words
   * than they mark are problems.
   */
  readonly take: (text: string, offset: number) => { annotations: Annotation[]; problems: Problem[] };
  /** Problems for the annotations that are outside of all articles. Call it at the end of the file. */
  readonly rest: () => Problem[];
}

/** `annotations` are ordered by start; `file` is the path of the stand-off file. */
export function createAnnotationMatcher(annotations: readonly Annotation[], file: string): AnnotationMatcher {
  let next = 0;
  const takeUpTo = (end: number) => {
    const from = next;
    while ((annotations[next]?.start ?? end) < end) next++;
    return annotations.slice(from, next);
  };
  const outside = ({ id, line }: Annotation) =>
    error({ file, line }, [
      'ANNOTATION_MISMATCH',
      `${id} is outside of the articles in the file; correct its offsets.`,
    ]);
  return {
    take(text, offset) {
      const { length, slice } = codePointText(text);
      const checked = takeUpTo(offset + length).map((annotation) => {
        if (annotation.start < offset) return outside(annotation);
        return check(annotation, slice(annotation.start - offset, annotation.end - offset), file);
      });
      const { sound, problems } = partition(checked);
      return { annotations: sound, problems };
    },
    rest: () => takeUpTo(Number.POSITIVE_INFINITY).map(outside),
  };
}

function check(annotation: Annotation, found: string, file: string): Annotation | Problem {
  const { id, line, surface, start, end } = annotation;
  const location = { file, line };
  if (normalize(found) !== normalize(surface))
    return error(location, [
      'ANNOTATION_MISMATCH',
      `${id} quotes ${quote(surface)} and ${start}-${end} is ${quote(found)}; correct its offsets.`,
    ]);
  if (found !== found.trim())
    return error(location, ['ANNOTATION_MISMATCH', `${id} begins or ends with a space; mark the name alone.`]);
  return annotation;
}

/** Annotation tools write line breaks as spaces, and compose characters. */
function normalize(text: string): string {
  return compose(text).replaceAll(/\s+/g, ' ').trim();
}
