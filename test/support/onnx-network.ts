/** Generates the smallest ONNX network that labels tokens: it looks up the logits of a piece in a table. */
/** Field numbers of onnx.proto. */
const MODEL = { irVersion: 1, graph: 7, opset: 8 };
const OPSET = { version: 2 };
const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 };
const NODE = { input: 1, output: 2, operator: 4 };
const TENSOR = { dimension: 1, type: 2, name: 8, raw: 9 };
const VALUE = { name: 1, type: 2 };
const TYPE = { tensor: 1, element: 1, shape: 2, dimension: 1, size: 1, variable: 2 };
const FLOAT = 1;
const INT64 = 7;

interface NetworkOptions {
  /** A row of logits for each piece of the vocabulary. */
  readonly table: readonly (readonly number[])[];
  readonly inputs: readonly string[];
}

/** The bytes of a `model.onnx` with one output, "logits". */
export function networkOf({ table, inputs }: NetworkOptions): Uint8Array {
  const labels = table[0]?.length ?? 0;
  const graph = message(
    bytes(GRAPH.node, gather('table', 'input_ids', 'logits')),
    bytes(GRAPH.name, 'tiny'),
    bytes(GRAPH.initializer, tensor('table', [table.length, labels], table.flat())),
    ...inputs.map((name) => bytes(GRAPH.input, value(name, INT64, ['batch', 'sequence']))),
    bytes(GRAPH.output, value('logits', FLOAT, ['batch', 'sequence', labels])),
  );
  return message(
    number(MODEL.irVersion, 8),
    bytes(MODEL.graph, graph),
    bytes(MODEL.opset, message(number(OPSET.version, 13))),
  );
}

const gather = (from: string, indexes: string, to: string): Uint8Array =>
  message(bytes(NODE.input, from), bytes(NODE.input, indexes), bytes(NODE.output, to), bytes(NODE.operator, 'Gather'));

const tensor = (name: string, shape: readonly number[], values: readonly number[]): Uint8Array =>
  message(
    ...shape.map((size) => number(TENSOR.dimension, size)),
    number(TENSOR.type, FLOAT),
    bytes(TENSOR.name, name),
    bytes(TENSOR.raw, new Uint8Array(Float32Array.from(values).buffer)),
  );

function value(name: string, element: number, shape: readonly (string | number)[]): Uint8Array {
  const dimension = (size: string | number): Field =>
    bytes(TYPE.dimension, typeof size === 'number' ? number(TYPE.size, size) : bytes(TYPE.variable, size));
  const type = message(number(TYPE.element, element), bytes(TYPE.shape, message(...shape.map(dimension))));
  return message(bytes(VALUE.name, name), bytes(VALUE.type, bytes(TYPE.tensor, type)));
}

/** A protobuf field: its number and wire type, then its bytes. */
type Field = Uint8Array;

const message = (...fields: readonly Field[]): Uint8Array => Buffer.concat(fields);

/** A non-negative integer field. */
const number = (field: number, value: number): Field => Buffer.concat([varint(field << 3), varint(value)]);

/** A field of text, bytes or an embedded message. */
function bytes(field: number, value: string | Uint8Array): Field {
  const content = Buffer.from(value);
  return Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
}

function varint(value: number): Uint8Array {
  const groups = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) groups.push(rest % 128);
  return Uint8Array.from(groups, (group, at) => (at < groups.length - 1 ? group | 128 : group));
}
