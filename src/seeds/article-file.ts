/** Reads the articles of one file, whatever its format, with the annotations that stand beside it. */
import { createHash } from 'node:crypto';
import type { Document } from '../model.ts';
import type { Problem } from '../problem.ts';
import { createStandoff, type Standoff } from './annotation-matcher.ts';
import { parseAnn } from './brat.ts';
import { decode } from './decode.ts';
import { type Line, readBytes, readLines } from './disk.ts';
import { parseKey } from './fields.ts';
import type { SeedFile } from './folder.ts';
import { stemOf } from './formats.ts';
import { parseJson } from './json.ts';
import { parseMd } from './markdown.ts';
import { finish, type Parsed } from './parsed-seed.ts';
import { bounded, error, type Finding, isProblem, type Place, quote, warning } from './problems.ts';
import { parseTxt } from './txt.ts';

type Items = Generator<Document | Problem>;

/** The documents of a file and what is wrong with it; `beside` is its stand-off file, if it has one. Throws nothing. */
export function* readArticles(seed: SeedFile, beside: SeedFile | null): Items {
  const standoff = beside && (yield* readStandoff(beside));
  yield* bounded(seed.file, seed.format === 'JSON_LINES' ? readMany(seed, standoff) : readOne(seed, standoff));
  if (beside && standoff) yield* bounded<never>(beside.file, standoff.rest());
}

/** Null when the stand-off file says nothing that can be read: the extractor then reads the article. */
function* readStandoff({ path, file, format }: SeedFile): Generator<Problem, Standoff | null> {
  const bytes = readBytes({ path, file, format });
  const text = isProblem(bytes) ? bytes : decode(bytes, { file, line: null });
  if (typeof text !== 'string') {
    yield text.code === 'EMPTY' ? warning(text, NOT_ANNOTATED) : text;
    return null;
  }
  const { annotations, problems } = parseAnn(text, file);
  yield* problems;
  return createStandoff(annotations, file);
}

const NOT_ANNOTATED: Finding = ['EMPTY', 'It annotates nothing, so the extractor reads the article; remove it.'];

const PARSERS = { TEXT: parseTxt, MARKDOWN: parseMd, JSON: parseJson };

function* readOne(seed: SeedFile, standoff: Standoff | null): Items {
  const place = { file: seed.file, line: null };
  const bytes = readBytes(seed);
  const text = isProblem(bytes) ? bytes : decode(bytes, place);
  if (typeof text !== 'string') return yield text;
  const parse = PARSERS[seed.format as keyof typeof PARSERS];
  yield* assemble(parse(text, place), { place, fallback: stemOf(seed.file), marked: standoff?.take(text, 0) });
}

function* readMany(seed: SeedFile, standoff: Standoff | null): Items {
  let isEmpty = true;
  for (const line of readLines(seed)) {
    if (isProblem(line)) yield line;
    else if (line.bytes.every(isSpace)) continue;
    else yield* readLine(line, seed.file, standoff);
    isEmpty = false;
  }
  if (isEmpty)
    yield error({ file: seed.file, line: null }, ['EMPTY', 'There is no line in it; write some or remove it.']);
}

function* readLine({ bytes, line, at }: Line, file: string, standoff: Standoff | null): Items {
  const place = { file, line };
  const text = decode(bytes, place);
  if (typeof text !== 'string') return yield text;
  const fallback = `${stemOf(file)}/${createHash('sha256').update(text.trim()).digest('hex').slice(0, 16)}`;
  yield* assemble(parseJson(text, place, at), { place, fallback, marked: standoff?.take(text, at) });
}

interface Origin {
  readonly place: Place;
  /** The key of an article that gives none. */
  readonly fallback: string;
  readonly marked: ReturnType<Standoff['take']> | undefined;
}

function* assemble({ draft, problems }: Parsed, { place, fallback, marked }: Origin): Items {
  yield* problems;
  yield* marked?.problems ?? [];
  const key = parseKey(fallback);
  if (key === null) yield error(place, ['BAD_VALUE', `Its path makes no key; shorten ${quote(fallback)}.`]);
  else if (draft) yield* finish(draft, { place, fallback: key, annotations: marked?.annotations ?? null });
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}
