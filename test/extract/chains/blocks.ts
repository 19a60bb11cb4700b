/** Parses sentences with marked mentions, and the lines "> ..." with the annotation of each sentence. */
import { type MarkedText, unmark } from './parse.ts';

export interface Block extends Pick<MarkedText, 'text' | 'mentions'> {
  readonly lines: readonly string[];
}

/** Sentences are separated by blank lines; the first block is the heading of the file. */
export function parseBlocks(source: string): Block[] {
  const [, ...blocks] = source.trim().split('\n\n');
  return blocks.map((block) => {
    const [sentence = '', ...lines] = block.split('\n');
    return { ...unmark(sentence), lines: lines.map((line) => line.slice(2)) };
  });
}
