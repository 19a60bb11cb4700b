/** Parses texts in which mentions are marked `[TYPE entity|surface]`. */
import type { GoldMention } from '../../../model/evaluate/gold.ts';

export interface MarkedText {
  readonly purpose: string;
  readonly text: string;
  readonly mentions: readonly GoldMention[];
}

const MARK = /\[(PER|ORG|LOC|MISC|DEM) (\S+)\|([^\]]+)\]/g;

/** Each text begins with a line "# purpose". The heading of the file, up to the first blank line, is skipped. */
export function parseMarked(source: string): MarkedText[] {
  const [, ...blocks] = source.trim().split(/\n\n(?=# )/);
  return blocks.map((block) => {
    const [heading = '', ...lines] = block.split('\n');
    return { purpose: heading.replace(/^# /, ''), ...unmark(lines.join('\n').trim()) };
  });
}

/** The text without its marks, and the marked mentions. */
export function unmark(marked: string): Pick<MarkedText, 'text' | 'mentions'> {
  const mentions: GoldMention[] = [];
  let text = '';
  let from = 0;
  for (const { 0: mark, 1: type, 2: entity, 3: surface = '', index } of marked.matchAll(MARK)) {
    text += marked.slice(from, index);
    const start = text.length;
    text += surface;
    from = index + mark.length;
    mentions.push({
      start,
      end: text.length,
      type: type === 'DEM' ? 'MISC' : (type as GoldMention['type']),
      entity: entity === '?' ? null : (entity ?? null),
    });
  }
  return { text: text + marked.slice(from), mentions };
}
