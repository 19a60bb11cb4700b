/** Reads sentences whose mentions are marked, and the statements that a human finds in them. */
import { type MarkedText, unmark } from './parse.ts';

export interface ExpectedStatement {
  readonly speaker: string;
  readonly cue: string;
  /** As printed; in quotation marks when it is quoted word for word. */
  readonly content: string;
  readonly addressee: string | null;
  /** Index of the statement in whose content it is made. */
  readonly parent: number | null;
}

export interface StatedSentence extends Pick<MarkedText, 'text' | 'mentions'> {
  readonly expected: readonly ExpectedStatement[];
}

/** Sentences are parted by blank lines; the first block is the heading of the file. */
export function parseStatements(source: string): StatedSentence[] {
  const [, ...blocks] = source.trim().split('\n\n');
  return blocks.map((block) => {
    const [sentence = '', ...lines] = block.split('\n');
    return { ...unmark(sentence), expected: lines.map(parseLine) };
  });
}

function parseLine(line: string): ExpectedStatement {
  const [speaker = '', cue = '', content = '', addressee = '-', parent = '-'] = line.slice(2).split(' | ');
  return {
    speaker,
    cue,
    content,
    addressee: addressee === '-' ? null : addressee,
    parent: parent === '-' ? null : Number(parent) - 1,
  };
}
