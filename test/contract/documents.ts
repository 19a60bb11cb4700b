/** Reads the Markdown documents of the repository for the contract tests: code blocks, links, headings, names in backticks. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** A fenced code block. In "```sh run" the language is `sh` and the tag `run`. */
export interface Block {
  readonly language: string;
  readonly tag: string;
  readonly body: string;
  /** The block that follows with nothing between the two; null where prose follows. */
  readonly answer: Block | null;
}

interface Document {
  /** From the root of the repository, such as `schema/README.md`. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The text without code blocks. */
  readonly prose: string;
  /** What stands in backticks outside code blocks. */
  readonly names: readonly string[];
}

const FOLDERS = ['src', 'schema', 'bench', 'model', 'seeds'];

/** The files of a folder and its subfolders, as paths from the root; packages that somebody installed there are left out. */
export const listFiles = (folder: string): string[] =>
  readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => !/(^|[\\/])node_modules[\\/]/.test(name))
    .map((name) => join(folder, name));

const FENCE = /^```(\w+)(?: (\w+))?\n(.*?)^```$/gms;

function blocksOf(text: string): Block[] {
  const matches = [...text.matchAll(FENCE)];
  const blockAt = (index: number): Block | null => {
    const match = matches[index];
    if (match === undefined) return null;
    const [whole, language = '', tag = '', body = ''] = match;
    const between = text.slice(match.index + whole.length, matches[index + 1]?.index);
    return { language, tag, body, answer: between.trim() === '' ? blockAt(index + 1) : null };
  };
  return matches.flatMap((_, index) => blockAt(index) ?? []);
}

function documentOf(path: string): Document {
  const text = readFileSync(join(PACKAGE_ROOT, path), 'utf8');
  const prose = text.replaceAll(FENCE, '');
  const names = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name);
  return { path, text, blocks: blocksOf(text), prose, names };
}

/** Every README and CHANGELOG. */
export const DOCUMENTS: readonly Document[] = [
  'README.md',
  ...FOLDERS.flatMap(listFiles).filter((path) => /[\\/](README|CHANGELOG)\.md$/.test(path)),
].map(documentOf);

/** Those that describe how things are now; a changelog also names what is gone. */
export const READMES: readonly Document[] = DOCUMENTS.filter(({ path }) => path.endsWith('README.md'));

/** The anchor that GitHub gives a heading. */
const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/** The anchors of a document. */
export const anchorsOf = ({ prose }: Document): string[] =>
  [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slugOf(heading.replaceAll(/[`*]/g, '')));

/** The targets of links that lead to files of the repository, as paths from its root, with the anchor behind "#". */
export const linksOf = ({ path, prose }: Document): string[] =>
  [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target))
    .map((target) => (target.startsWith('#') ? `${path}${target}` : join(dirname(path), target)));

/** The commands of a shell block, one a string: comments and continued lines are taken care of. */
export const commandsOf = ({ body }: Block): string[] =>
  body
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(/&&|;|\|/))
    .map((command) => command.trim())
    .filter((command) => command !== '');
