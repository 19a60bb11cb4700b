/** Reads the YAML that opens a Markdown article: title and byline as parts of its text, the other fields as claims. */
import { isScalar, isSeq } from 'yaml';
import type { DocumentPart } from '../model.ts';
import type { Problem } from '../problem.ts';
import { countCodePoints } from '../text/offsets.ts';
import { type Claim, type Claims, FIELDS, oneLine } from './fields.ts';
import { MAX_YAML } from './limits.ts';
import { error, type Finding, isProblem, type Place, warning } from './problems.ts';
import { entriesOf, parseYaml } from './yaml.ts';

export interface FrontMatter {
  readonly claims: Claims;
  readonly title: DocumentPart | null;
  readonly byline: DocumentPart | null;
  /** Where the body begins, in UTF-16 code units of the file. */
  readonly end: number;
  /** What is wrong with single fields, which are then as good as not there. */
  readonly problems: readonly Problem[];
}

/** The front matter of a text, empty when it has none; a problem when it cannot be read. Fields of other names are passed over. */
export function readFrontMatter(text: string, place: Place): FrontMatter | Problem {
  const cut = cutOff(text);
  if (cut === null) return { claims: {}, title: null, byline: null, end: 0, problems: [] };
  if (cut === 'endless') return error({ ...place, line: 1 }, ENDLESS);
  const fields = readFields(text.slice(cut.start, cut.close), place);
  if (isProblem(fields)) return fields;
  return {
    claims: Object.fromEntries([...fields.said].map(([name, { text, line }]) => [name, { text, line }])),
    title: part('HEADLINE', fields.said.get('title'), { text, from: cut.start }),
    byline: part('BYLINE', fields.said.get('byline'), { text, from: cut.start }),
    end: cut.end,
    problems: fields.problems,
  };
}

const OPENING = /^---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*\r?$/m;
const ENDLESS: Finding = ['SYNTAX', `The front matter has no end; close it with --- within ${MAX_YAML} characters.`];

function cutOff(text: string): { start: number; close: number; end: number } | 'endless' | null {
  const opening = OPENING.exec(text);
  if (!opening) return null;
  const start = opening[0].length;
  const closing = CLOSING.exec(text.slice(start, start + MAX_YAML));
  if (!closing) return 'endless';
  return { start, close: start + closing.index, end: start + closing.index + closing[0].length };
}

interface Said extends Claim {
  readonly node: unknown;
}

interface Fields {
  readonly said: ReadonlyMap<string, Said>;
  readonly problems: readonly Problem[];
}

const READ: ReadonlySet<string> = new Set([...FIELDS, 'title', 'byline']);

function readFields(source: string, place: Place): Fields | Problem {
  const yaml = parseYaml(source);
  // The YAML begins on line 2 of the file.
  const at = (line: number): Place => ({ ...place, line: line + 1 });
  if ('finding' in yaml) return error(at(yaml.line), yaml.finding);
  const map = yaml.document.contents === null ? { entries: [], twice: null } : entriesOf(yaml.document.contents);
  if (!map)
    return error(at(1), ['SYNTAX', 'The front matter is not a list of fields; write name: value on each line.']);
  if (map.twice) return error(at(yaml.lineOf(map.twice.key)), ['SYNTAX', `${map.twice.name} stands twice; keep one.`]);
  const said = new Map<string, Said>();
  const problems: Problem[] = [];
  for (const { name, key, value } of map.entries) {
    if (!READ.has(name)) continue;
    const text = written(value);
    const { line } = at(yaml.lineOf(key));
    if (text === null) problems.push(warning({ ...place, line }, ['BAD_VALUE', `${name} is no text; write one line.`]));
    else said.set(name, { text, line, node: value });
  }
  return { said, problems };
}

/** A value as it is written, a list joined by commas; null when it is a map or holds one. */
function written(node: unknown): string | null {
  if (isScalar(node))
    return node.type === 'PLAIN' && /^(?:~|null)$/i.test(String(node.value)) ? '' : String(node.value);
  if (!isSeq(node)) return null;
  const items = node.items.map((item) => (isScalar(item) ? String(item.value) : null));
  return items.includes(null) ? null : items.join(', ');
}

interface Around {
  readonly text: string;
  /** Where the YAML begins in the text. */
  readonly from: number;
}

function part(role: 'HEADLINE' | 'BYLINE', said: Said | undefined, { text, from }: Around): DocumentPart | null {
  const line = oneLine(said?.text ?? '');
  if (line === null) return null;
  const [start, end] = (isScalar(said?.node) && said.node.range) || [0, 0];
  const quoted = text.slice(from + start, from + end).indexOf(line);
  const length = end - start - line.length;
  const literal = quoted >= 0 && (length === 0 || (length === 2 && quoted === 1));
  return { role, text: line, at: literal ? countCodePoints(text, 0, from + start + quoted) : null };
}
