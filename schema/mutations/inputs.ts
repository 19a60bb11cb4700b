/** Makes GraphQL inputs of the arguments that corrections declare, and reads their values. */
import type { InputType } from '@pothos/core';
import type { Arg, Args, InputObject, MentionKey, ScalarName } from '../../src/corrections/args.ts';
import type { ArticleKey } from '../../src/model.ts';
import { builder, type Types } from '../builder.ts';
import { Form, Kind } from '../enums.ts';
import { changeNumber, keyIn, mentionRef } from '../global-id.ts';

type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;

const SCALARS = {
  Article: 'ID',
  Entity: 'ID',
  Mention: 'ID',
  Change: 'ID',
  String: 'String',
  Int: 'Int',
  Boolean: 'Boolean',
  Kind,
  Form,
  PartialDateTime: 'PartialDateTime',
} as const satisfies Record<ScalarName, InputType<Types>>;

const isList = (type: Arg['type']): type is Extract<Arg['type'], readonly unknown[]> => Array.isArray(type);

type InputField = ReturnType<InputFields['field']>;

const inputTypes = new Map<InputObject, InputType<Types>>();

/** Each input type is defined once, though several corrections may take it. */
const inputTypeOf = (object: InputObject): InputType<Types> => {
  const { name, description, fields } = object;
  const type =
    inputTypes.get(object) ?? builder.inputType(name, { description, fields: (t) => inputFields(t, fields) });
  inputTypes.set(object, type);
  return type;
};

const typeOf = (type: ScalarName | InputObject): InputType<Types> =>
  typeof type === 'string' ? SCALARS[type] : inputTypeOf(type);

/** The fields of an input type that takes these arguments. */
export function inputFields(t: InputFields, args: Args): Record<string, InputField> {
  const fields = Object.entries(args).map(([name, { type, required = false, default: defaultValue, description }]) => {
    const options = { required, description, ...(defaultValue !== undefined && { defaultValue }) };
    return [name, t.field({ type: isList(type) ? [typeOf(type[0])] : typeOf(type), ...options })];
  });
  return Object.fromEntries(fields);
}

const mentionKey = (id: string): MentionKey => {
  const { articleKey: article, start, end } = mentionRef(keyIn('Mention', id));
  return { article: article as ArticleKey, start, end };
};

/** Natural keys in global ids. Each throws BAD_USER_INPUT for what is no id of that type. */
const READERS: Partial<Record<ScalarName, (id: string) => unknown>> = {
  Article: (id) => keyIn('Article', id),
  Entity: (id) => keyIn('Entity', id),
  Mention: mentionKey,
  Change: (id) => changeNumber(keyIn('Change', id)),
};

const readValue = (type: Arg['type'], value: unknown): unknown => {
  if (value === null) return null;
  if (isList(type)) return (value as unknown[]).map((item) => readValue(type[0], item));
  if (typeof type === 'object') return readArgs(type.fields, value as Record<string, unknown>);
  const read = READERS[type];
  return read ? read(String(value)) : value;
};

/** The values of the arguments in an input that GraphQL has validated; an argument that is left out stays so. */
export function readArgs(args: Args, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = Object.entries(args).filter(([name]) => input[name] !== undefined);
  return Object.fromEntries(given.map(([name, { type }]) => [name, readValue(type, input[name])]));
}
