/** Writes protobuf messages by hand: as much of the format as a small ONNX model needs. */

/** A field of a message: its bytes with its number before them. */
export type Field = Uint8Array;

export const message = (...fields: readonly Field[]): Uint8Array => Buffer.concat(fields);

/** A whole number, not negative. */
export const number = (field: number, value: number): Field => Buffer.concat([varint(field << 3), varint(value)]);

/** A text, some bytes, or a message. */
export function bytes(field: number, value: string | Uint8Array): Field {
  const content = Buffer.from(value);
  return Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
}

function varint(value: number): Uint8Array {
  const groups = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) groups.push(rest % 128);
  return Uint8Array.from(groups, (group, at) => (at < groups.length - 1 ? group | 128 : group));
}
