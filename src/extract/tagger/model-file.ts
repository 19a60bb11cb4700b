/** Serializes a trained tagger: a JSON header and packed numbers, compressed with Brotli. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { ByteReader, ByteWriter } from './byte-codec.ts';
import type { Calibration } from './calibration.ts';
import { IntMap, type Lookup } from './int-map.ts';
import { LABELS } from './labels.ts';
import type { Lexicon } from './lexicon.ts';
import { Weights } from './weights.ts';

export interface Model {
  readonly weights: Weights;
  readonly lexicon: Lexicon;
  readonly calibration: Calibration;
}

const FORMAT = 'dateline-tagger-1';
/** Larger than the uncompressed file, so that it is decompressed in one piece. */
const ROOM = 1 << 24;
const TABLES = ['names', 'nameParts', 'clusters', 'senses'] as const;

interface Header {
  readonly format: string;
  readonly features: number;
  readonly greatest: number;
  readonly moves: readonly number[];
  readonly calibration: Calibration;
  readonly tables: readonly number[];
}

export function writeModel({ weights, lexicon, calibration }: Model): Uint8Array {
  const { ids, bytes, greatest, transitions } = weights;
  const writer = new ByteWriter();
  const tables = TABLES.map((name) => lexicon[name].size);
  const header: Header = {
    format: FORMAT,
    features: ids.length,
    greatest,
    moves: [...transitions],
    calibration,
    tables,
  };
  const json = Buffer.from(JSON.stringify(header));
  writer.bytes(Uint8Array.of(json.length >> 16, json.length >> 8, json.length));
  writer.bytes(json);
  writer.ascending(ids);
  writer.bytes(transposed(bytes, LABELS));
  for (const name of TABLES) writeTable(writer, lexicon[name]);
  return brotliCompressSync(writer.all(), { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
}

/** Throws Error when the bytes are not a model of this format. */
export function readModel(file: Uint8Array): Model {
  const reader = new ByteReader(brotliDecompressSync(file, { chunkSize: ROOM }));
  const [high = 0, middle = 0, low = 0] = reader.bytes(3);
  const header = JSON.parse(Buffer.from(reader.bytes((high << 16) | (middle << 8) | low)).toString()) as Header;
  if (header.format !== FORMAT)
    throw new Error(`a tagger model of format ${header.format}, and ${FORMAT} was expected`);
  const ids = reader.ascending(header.features);
  const bytes = transposed(reader.bytes(header.features * LABELS), header.features);
  const [names, nameParts, clusters, senses] = header.tables.map((size) => readTable(reader, size));
  const none = new IntMap(0);
  return {
    weights: new Weights({ ids, bytes, greatest: header.greatest, transitions: Float64Array.from(header.moves) }),
    lexicon: { names: names ?? none, nameParts: nameParts ?? none, clusters: clusters ?? none, senses: senses ?? none },
    calibration: header.calibration,
  };
}

/** Transposes rows of `width` bytes to columns, which compress better. Transposing with the number of rows restores them. */
function transposed(bytes: Uint8Array, width: number): Uint8Array {
  const height = bytes.length / width;
  const columns = new Uint8Array(bytes.length);
  // The shorter side is the inner loop, for locality of memory access.
  const [outer, inner] = height > width ? [height, width] : [width, height];
  const [outerStep, innerStep] = height > width ? [width, 1] : [1, width];
  const [outerTurned, innerTurned] = height > width ? [1, height] : [height, 1];
  for (let i = 0; i < outer; i++) {
    for (let j = 0; j < inner; j++) {
      columns[i * outerTurned + j * innerTurned] = bytes[i * outerStep + j * innerStep] as number;
    }
  }
  return columns;
}

function writeTable(writer: ByteWriter, table: Lookup): void {
  const keys = Uint32Array.from(table.keys()).sort();
  writer.ascending(keys);
  for (const shift of [0, 8, 16, 24]) {
    writer.bytes(Uint8Array.from(keys, (key) => (table.get(key | 0) ?? 0) >> shift));
  }
}

function readTable(reader: ByteReader, size: number): Lookup {
  const keys = reader.ascending(size);
  const [a, b, c, d] = [reader.bytes(size), reader.bytes(size), reader.bytes(size), reader.bytes(size)];
  const table = new IntMap(size);
  for (let i = 0; i < size; i++) {
    const value = (a[i] as number) | ((b[i] as number) << 8) | ((c[i] as number) << 16) | ((d[i] as number) << 24);
    table.set((keys[i] as number) | 0, value);
  }
  return table;
}
