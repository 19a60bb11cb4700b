/** The one file that a trained tagger is kept in: compressed, a header of JSON, then its numbers packed. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Calibration } from './calibration.ts';
import { LABELS } from './labels.ts';
import type { Lexicon } from './lexicon.ts';
import { Weights } from './weights.ts';

export interface Model {
  readonly weights: Weights;
  readonly lexicon: Lexicon;
  readonly calibration: Calibration;
}

const FORMAT = 'dateline-tagger-1';
const TABLES = ['names', 'nameParts', 'clusters', 'senses'] as const;

interface Header {
  readonly format: string;
  readonly features: number;
  /** What the greatest weight weighs; a byte b stands for sign(b) (b / 127)² of it. */
  readonly greatest: number;
  readonly moves: readonly number[];
  readonly calibration: Calibration;
  readonly tables: readonly number[];
}

export function writeModel({ weights, lexicon, calibration }: Model): Uint8Array {
  const { ids, table, moves } = weights;
  const greatest = table.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const writer = new ByteWriter();
  const tables = TABLES.map((name) => lexicon[name].size);
  const header: Header = { format: FORMAT, features: ids.length, greatest, moves: [...moves], calibration, tables };
  const json = Buffer.from(JSON.stringify(header));
  writer.bytes(Uint8Array.of(json.length >> 16, json.length >> 8, json.length));
  writer.bytes(json);
  writer.ascending(ids);
  writer.bytes(pack(table, greatest));
  for (const name of TABLES) writeTable(writer, lexicon[name]);
  return brotliCompressSync(writer.all(), { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
}

/** Throws Error when the bytes are not a model of this format. */
export function readModel(bytes: Uint8Array): Model {
  const reader = new ByteReader(brotliDecompressSync(bytes));
  const [high = 0, middle = 0, low = 0] = reader.bytes(3);
  const header = JSON.parse(Buffer.from(reader.bytes((high << 16) | (middle << 8) | low)).toString()) as Header;
  if (header.format !== FORMAT)
    throw new Error(`a tagger model of format ${header.format}, and ${FORMAT} was expected`);
  const ids = reader.ascending(header.features);
  const table = unpack(reader.bytes(header.features * LABELS), header.greatest);
  const [names, nameParts, clusters, senses] = header.tables.map((size) => readTable(reader, size));
  const none = new Map<number, number>();
  return {
    weights: new Weights(ids, table, Float64Array.from(header.moves)),
    lexicon: { names: names ?? none, nameParts: nameParts ?? none, clusters: clusters ?? none, senses: senses ?? none },
    calibration: header.calibration,
  };
}

/** One byte a weight, on a scale of square roots; label by label, for like bytes compress well beside one another. */
function pack(table: Float32Array, greatest: number): Uint8Array {
  const bytes = new Uint8Array(table.length);
  const rows = table.length / LABELS;
  for (let row = 0; row < rows; row++) {
    for (let label = 0; label < LABELS; label++) {
      const weight = table[row * LABELS + label] as number;
      bytes[label * rows + row] = 256 + Math.sign(weight) * Math.round(127 * Math.sqrt(Math.abs(weight) / greatest));
    }
  }
  return bytes;
}

function unpack(bytes: Uint8Array, greatest: number): Float32Array {
  const weightOf = Float32Array.from({ length: 256 }, (_, byte) => {
    const root = ((byte << 24) >> 24) / 127;
    return Math.sign(root) * root * root * greatest;
  });
  const table = new Float32Array(bytes.length);
  const rows = bytes.length / LABELS;
  for (let label = 0; label < LABELS; label++) {
    const from = label * rows;
    for (let row = 0; row < rows; row++) table[row * LABELS + label] = weightOf[bytes[from + row] as number] as number;
  }
  return table;
}

function writeTable(writer: ByteWriter, table: ReadonlyMap<number, number>): void {
  const keys = Uint32Array.from(table.keys()).sort();
  writer.ascending(keys);
  for (const shift of [0, 8, 16, 24]) {
    writer.bytes(Uint8Array.from(keys, (key) => (table.get(key | 0) ?? 0) >> shift));
  }
}

function readTable(reader: ByteReader, size: number): Map<number, number> {
  const keys = reader.ascending(size);
  const [a, b, c, d] = [reader.bytes(size), reader.bytes(size), reader.bytes(size), reader.bytes(size)];
  const table = new Map<number, number>();
  for (let i = 0; i < size; i++) {
    const value = (a[i] as number) | ((b[i] as number) << 8) | ((c[i] as number) << 16) | ((d[i] as number) << 24);
    table.set((keys[i] as number) | 0, value);
  }
  return table;
}
