/** Chooses the stretches of an article in which the words that were looked for are shown. */
import type { Mark } from '../shared/highlighted.tsx';
import type { HitHighlight } from './hit-fields.ts';

export interface Snippet {
  readonly text: string;
  /** Where it begins in the text of the article. */
  readonly offset: number;
  readonly marks: readonly Mark[];
  /** Whether its passage goes on before and after it. */
  readonly isCut: { readonly before: boolean; readonly after: boolean };
}

const MOST_SNIPPETS = 2;

/** The text begins with the headline, which is shown anyway. */
const isInTitle = ({ span, surface }: HitHighlight, title: string): boolean =>
  title.slice(span.start, span.end) === surface;

/** What stands before the words, from the beginning of their passage or of a word. */
function endOf(before: string): string {
  const passage = before.slice(before.lastIndexOf('\n') + 1);
  return passage.length < before.length ? passage : passage.slice(passage.indexOf(' ') + 1);
}

/** What stands after the words, to the end of their passage or of a word. */
function beginningOf(after: string): string {
  const [passage = ''] = after.split('\n', 1);
  return passage.length < after.length ? passage : passage.slice(0, passage.lastIndexOf(' ') + 1);
}

function snippetOf({ span, surface, context }: HitHighlight, marks: readonly Mark[]): Snippet {
  const [before, after] = [endOf(context.before), beginningOf(context.after)];
  const isCut = { before: !context.before.includes('\n'), after: !context.after.includes('\n') };
  return { text: before + surface + after, offset: span.start - before.length, marks, isCut };
}

/** At most two, none of which shows the place of another. */
export function snippetsOf(highlights: readonly HitHighlight[], title: string): Snippet[] {
  const marks = highlights.map(({ span }) => span);
  const snippets: Snippet[] = [];
  for (const highlight of highlights) {
    const last = snippets.at(-1);
    const snippet = snippetOf(highlight, marks);
    const isShown = last !== undefined && snippet.offset < last.offset + last.text.length;
    if (isShown || isInTitle(highlight, title) || snippets.length === MOST_SNIPPETS) continue;
    snippets.push(snippet);
  }
  return snippets;
}
