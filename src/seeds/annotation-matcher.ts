/** Lays stand-off annotations against the text that they speak of, piece by piece as the file is read. */
import type { Annotation } from '../model.ts';
import type { Problem } from '../problem.ts';
import { codePointText } from '../text/offsets.ts';
import { error, quote, sift } from './problems.ts';

export interface Standoff {
  /** The annotations of the next piece of the file, of which `before` code points stand before it; those that mark other words than they quote are problems. */
  readonly take: (text: string, before: number) => { annotations: Annotation[]; problems: Problem[] };
  /** Problems for those that no piece had room for; to be called at the end of the file. */
  readonly rest: () => Problem[];
}

/** `annotations` in order of start; `file` is the path of the stand-off file. */
export function createStandoff(annotations: readonly Annotation[], file: string): Standoff {
  let next = 0;
  const upTo = (end: number) => {
    const from = next;
    while ((annotations[next]?.start ?? end) < end) next++;
    return annotations.slice(from, next);
  };
  const beyond = ({ id, line }: Annotation) =>
    error({ file, line }, [
      'ANNOTATION_MISMATCH',
      `${id} stands where the file has no article; count its offsets again.`,
    ]);
  return {
    take(text, before) {
      const { length, slice } = codePointText(text);
      const checked = upTo(before + length).map((annotation) =>
        annotation.start < before
          ? beyond(annotation)
          : check(annotation, slice(annotation.start - before, annotation.end - before), file),
      );
      const { sound: annotations, problems } = sift(checked);
      return { annotations, problems };
    },
    rest: () => upTo(Number.POSITIVE_INFINITY).map(beyond),
  };
}

function check(annotation: Annotation, found: string, file: string): Annotation | Problem {
  const { id, line, surface, start, end } = annotation;
  const place = { file, line };
  if (loose(found) !== loose(surface))
    return error(place, [
      'ANNOTATION_MISMATCH',
      `${id} quotes ${quote(surface)} and ${start}-${end} is ${quote(found)}; count its offsets again.`,
    ]);
  if (found !== found.trim())
    return error(place, ['ANNOTATION_MISMATCH', `${id} begins or ends with a space; mark the name alone.`]);
  return annotation;
}

/** Tools write line breaks as spaces and compose characters in quotes. */
function loose(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}
