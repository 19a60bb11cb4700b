/** Removes Markdown from a text: marks, addresses of links, pictures. The words stay where they are. */
import { GFM, parser } from '@lezer/markdown';
import { type Replacement, type Revision, reviseAt } from '../edits.ts';

type Tree = ReturnType<typeof parser.parse>;
type Node = Tree['topNode'];

const markdown = parser.configure(GFM);

/** Nodes that are left out with all that they contain. */
const REMOVED = new Set([
  'CodeInfo',
  'CodeMark',
  'Comment',
  'CommentBlock',
  'HeaderMark',
  'HorizontalRule',
  'Image',
  'LinkReference',
  'QuoteMark',
  'StrikethroughMark',
  'TaskMarker',
]);

/**
 * What Obsidian and others add: embedded files, links between notes, highlighting, footnotes, callouts, names of blocks. None holds the
 * beginning of another of its kind, so that brackets that never close are not read to the end of the line from each of them.
 */
const ADDED: readonly (readonly [RegExp, (match: RegExpMatchArray) => readonly [from: number, to: number][]])[] = [
  [/!\[\[(?:(?!\[\[)[^\]\n])*\]\]/g, ([all]) => [[0, all.length]]],
  [
    /(?<!!)\[\[(?:(?:(?!\[\[)[^\]|\n])*\|)?(?=((?:(?!\[\[)[^\]|\n])+)\]\])/g,
    ([all, shown = '']) => bothSides(all.length, shown.length, 2),
  ],
  [/==(?=(\S(?:[^=\n]*\S)?)==)/g, ([all, shown = '']) => bothSides(all.length, shown.length, 2)],
  [/\[\^[^[\]\s]+\]:?/g, ([all]) => [[0, all.length]]],
  [/(?<=^[> \t]{0,20})\[![\w-]{1,30}\][-+]?[ \t]*/gm, ([all]) => [[0, all.length]]],
  [/[ \t]\^[A-Za-z][\w-]*$/gm, ([all]) => [[0, all.length]]],
];

const bothSides = (opening: number, shown: number, closing: number): [number, number][] => [
  [0, opening],
  [opening + shown, opening + shown + closing],
];

/** The text without Markdown. What Markdown separates from the lines beside it becomes a paragraph. */
export function removeMarkdown(text: string): Revision {
  const tree = markdown.parse(withoutExcess(text));
  const labels = labelsOf(tree, text);
  const found: Replacement[] = [];
  tree.iterate({
    enter: ({ node }) => {
      found.push(...replacementsFor(node, text, labels));
      return !REMOVED.has(node.name);
    },
  });
  for (const [pattern, cutsOf] of ADDED)
    for (const match of text.matchAll(pattern))
      for (const [from, to] of cutsOf(match)) found.push(cut(match.index + from, match.index + to));
  // Of two that begin at one place, the longer one includes the other.
  return reviseAt(
    text,
    found.sort((a, b) => a.start - b.start || b.end - a.end),
  );
}

/** The most marks of emphasis and links in a paragraph, and the most marks of lists and quotations at the beginning of a line. */
const MAX_MARKS = 2000;
const MAX_NESTED = 50;
const PARAGRAPH = /[^\n]+(?:\n[^\n]+)*/g;
const MARK = /[[\]*_~`<]/g;
const NESTED = new RegExp(`^[ \\t]*(?:>[ \\t]*|[*+-][ \\t]+){${MAX_NESTED},}`, 'gm');

/** The text with letters for the marks of lines and paragraphs that have too many: parsing takes time that grows with their square. */
function withoutExcess(text: string): string {
  const flat = text.replace(NESTED, (marks) => 'x'.repeat(marks.length));
  return flat.replace(PARAGRAPH, (paragraph) =>
    paragraph.length > MAX_MARKS && (paragraph.match(MARK)?.length ?? 0) > MAX_MARKS
      ? paragraph.replace(MARK, 'x')
      : paragraph,
  );
}

const cut = (start: number, end: number): Replacement => ({ start, end, with: '' });

/** The labels that the text defines an address for, without case. */
function labelsOf(tree: Tree, text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  tree.iterate({
    enter: ({ node }) => {
      const label = node.name === 'LinkReference' ? node.getChild('LinkLabel') : null;
      if (label) labels.add(text.slice(label.from, label.to).toLowerCase());
    },
  });
  return labels;
}

function replacementsFor(node: Node, text: string, labels: ReadonlySet<string>): Replacement[] {
  const { name, from, to } = node;
  if (name === 'HeaderMark') return heading(node, text);
  if (name === 'QuoteMark') return [cut(from, text[to] === ' ' ? to + 1 : to)];
  if (REMOVED.has(name)) return [cut(from, to)];
  if (name === 'EmphasisMark') return isInsideWord(node, text) ? [] : [cut(from, to)];
  if (name === 'ListMark') return listItem(node, text);
  if (name === 'Link') return link(node, text, labels);
  if (name === 'Autolink') return node.getChildren('LinkMark').map((mark) => cut(mark.from, mark.to));
  if (name === 'Escape') return [cut(from, from + 1)];
  if (name === 'HardBreak' && text[from] === '\\') return [cut(from, from + 1)];
  if (name === 'TableDelimiter') return [{ start: from, end: to, with: to - from > 1 ? '' : ' ' }];
  return [];
}

/** A heading is a paragraph of its own, even when the next line follows at once. */
function heading({ from, to, node }: Node, text: string): Replacement[] {
  const { parent } = node;
  const isLast = parent === null || parent.lastChild?.from === from;
  const end = parent?.to ?? to;
  const after = isLast || parent?.getChildren('HeaderMark').length === 1;
  const found = [cut(from, /[ \t]/.test(text[to] ?? '') ? to + 1 : to)];
  if (after && text[end] === '\n' && text[end + 1] !== '\n') found.push({ start: end, end, with: '\n' });
  return found;
}

/** The bullet of an item, which becomes a paragraph. Numbers stay, because a sentence may begin with one. */
function listItem({ from, to, node }: Node, text: string): Replacement[] {
  const found: Replacement[] = [];
  const line = text.lastIndexOf('\n', from - 1);
  if (line > 0 && text[line - 1] !== '\n' && text.slice(line + 1, from).trim() === '')
    found.push({ start: line, end: line, with: '\n' });
  if (node.parent?.parent?.name === 'BulletList') found.push(cut(from, text[to] === ' ' ? to + 1 : to));
  return found;
}

/** A link keeps its words. Brackets without an address are brackets, as in "[sic]". */
function link(node: Node, text: string, labels: ReadonlySet<string>): Replacement[] {
  const [opening, closing] = node.getChildren('LinkMark');
  if (!opening || !closing) return [];
  const label = node.getChild('LinkLabel') ?? { from: node.from, to: node.to };
  const hasAddress = node.getChild('URL') !== null || text.startsWith('()', closing.to);
  const isDefined = labels.has(text.slice(label.from, label.to).toLowerCase());
  return hasAddress || isDefined ? [cut(opening.from, opening.to), cut(closing.from, node.to)] : [];
}

/** Whether an emphasis is within a word, as in "M*A*S*H": its marks belong to the word. */
function isInsideWord({ node }: Node, text: string): boolean {
  const { from, to } = node.parent ?? node;
  return /\p{L}/u.test(text[from - 1] ?? '') && /\p{L}/u.test(text[to] ?? '');
}
