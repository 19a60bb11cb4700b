/** Parses the lines of a corpus, each an article in JSON. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { TYPES, type Type } from '../../src/extract/tagger/labels.ts';

/** A name in a line's text, in UTF-16 units, with its entity if the corpus has entities. */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
  readonly type: Type;
  readonly entity?: string | null | undefined;
}

export interface Line {
  readonly text: string;
  readonly entities?: readonly LineSpan[] | undefined;
}

const offset = z.int().nonnegative();
const type = z.enum(TYPES);
const entity = z.string().nullable();

const span: z.ZodType<LineSpan> = z.union(
  [
    z.tuple([offset, offset, type]).transform(([start, end, named]) => ({ start, end, type: named })),
    z
      .tuple([offset, offset, type, entity])
      .transform(([start, end, named, of]) => ({ start, end, type: named, entity: of })),
    z.object({ start: offset, end: offset, type, entity: entity.optional() }),
  ],
  {
    error: `expected [start, end, type], [start, end, type, entity] or an object of these, type being ${TYPES.join(', ')}`,
  },
);

const line: z.ZodType<Line> = z.object({ text: z.string(), entities: z.array(span).optional() });

/** The lines of a file without empty ones. Throws Error with file, line and reason. */
export function* readLines(file: string): Generator<Line> {
  for (const [i, json] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (json.trim() === '') continue;
    try {
      yield parseLine(json);
    } catch (error) {
      throw new Error(`${file}, line ${i + 1}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
}

function parseLine(json: string): Line {
  const read = line.safeParse(JSON.parse(json));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`${issue?.path.join('.') || 'the line'}: ${issue?.message}`);
  }
  const { text, entities = [] } = read.data;
  const beyond = entities.find(({ start, end }) => start >= end || end > text.length);
  if (beyond)
    throw new RangeError(`the span ${beyond.start}-${beyond.end} is no part of a text of ${text.length} UTF-16 units`);
  return read.data;
}
