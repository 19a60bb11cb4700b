/** A plugin of ours: the option `compiles` by which a field says that its resolver may be run on columns in the place of values. */
import {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  default as SchemaBuilder,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLField } from 'graphql';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      compiles: CompilesPlugin<Types>;
    }
    export interface FieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > {
      /**
       * Its resolver hands on what it is given or loads, without looking at it: run on columns, it tells what the field is in
       * the store. Fields that expose a property do so by themselves. 'ONCE' is for what takes long: where many rows
       * lead to one thing, it is read once and remembered.
       */
      compiles?: true | 'ONCE';
    }
  }
}

class CompilesPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {}

export const COMPILES = 'compiles';
SchemaBuilder.registerPlugin(COMPILES, CompilesPlugin);

/** Whether the resolver of a field may be run on columns; 'ONCE' where what it gives takes long. */
export function compiles({ extensions }: GraphQLField<unknown, unknown>): boolean | 'ONCE' {
  const { pothosExposedField, pothosOptions } = extensions as {
    pothosExposedField?: string;
    pothosOptions?: { compiles?: true | 'ONCE' };
  };
  return pothosOptions?.compiles ?? pothosExposedField !== undefined;
}
