/** The arguments of a field as its declaration is given them: deferred ones as parameters, all others as values. */
import {
  type FieldNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getArgumentValues,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { Bound, bind } from '../../src/store/sql/expression.ts';
import { type Deferral, deferralOf, type Field } from './declaration.ts';

/** A value as a parameter. */
function boundOf({ decide }: Deferral, value: Bound<string> | string): Bound<string> {
  if (value instanceof Bound) return value;
  const bound = bind(value);
  return decide ? Object.assign(bound, { decided: decide(value) }) : bound;
}

function convert(type: GraphQLInputType, value: unknown): unknown {
  const plain = getNullableType(type);
  if (value == null || value instanceof Bound) return value;
  if (isListType(plain)) return (value as unknown[]).map((item) => convert(plain.ofType, item));
  if (!isInputObjectType(plain)) return value;
  const fields = plain.getFields();
  const converted: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    converted[name] = convertAt(fields[name] as GraphQLInputField, inner);
  }
  return converted;
}

function convertAt(position: GraphQLArgument | GraphQLInputField, value: unknown): unknown {
  const deferral = deferralOf(position);
  const { decode } = position.extensions as { readonly decode?: (value: string) => unknown };
  if (value == null || !(deferral ?? decode)) return convert(position.type, value);
  const convertItem = (item: Bound<string> | string): unknown => {
    const given = deferral ? boundOf(deferral, item) : item;
    if (!decode) return given;
    return given instanceof Bound ? given.map(decode) : decode(given);
  };
  return Array.isArray(value) ? value.map(convertItem) : convertItem(value as string);
}

/** Throws what graphql-js throws for a value that does not fit. */
export function argumentsOf(field: Field, node: FieldNode, variables: Readonly<Record<string, unknown>>): never {
  if (field.args.length === 0) return {} as never;
  const given = getArgumentValues(field, node, variables);
  const converted: Record<string, unknown> = {};
  for (const arg of field.args) if (arg.name in given) converted[arg.name] = convertAt(arg, given[arg.name]);
  return converted as never;
}
