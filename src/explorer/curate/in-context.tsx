/** The words of a mention with what stands around them, cut between words. */

interface Props {
  readonly surface: string;
  readonly context: { readonly before: string; readonly after: string };
}

/** Without a word that is cut: one at the rim of the text may be left out with it. */
const fromWord = (text: string): string => text.replace(/^\S{0,40}\s+/, '');
const toWord = (text: string): string => text.replace(/\s+\S{0,40}$/, '');

export const InContext = ({ surface, context: { before, after } }: Props) => (
  <span className="text" dir="auto">
    … {fromWord(before)}
    <mark>{surface}</mark>
    {toWord(after)} …
  </span>
);
