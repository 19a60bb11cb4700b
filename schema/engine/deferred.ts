/** Marks arguments and input fields as deferred: declarations are given a parameter in the place of their value. */
import type { ArgumentRef, InputFieldRef, SchemaTypes } from '@pothos/core';
import type { Bound } from '../../src/store/sql/expression.ts';
import type { Deferral } from './declaration.ts';

type Deferred<T> = Bound<NonNullable<T>> | Extract<T, null | undefined>;

interface Configurable {
  readonly updateConfig: (change: (config: { readonly extensions?: object }) => object) => void;
}

export function deferred<Types extends SchemaTypes, T>(
  ref: ArgumentRef<Types, T>,
  deferral?: Deferral,
): ArgumentRef<Types, Deferred<T>>;
export function deferred<Types extends SchemaTypes, T>(
  ref: InputFieldRef<Types, T>,
  deferral?: Deferral,
): InputFieldRef<Types, Deferred<T>>;
export function deferred(ref: unknown, deferral: Deferral = {}): unknown {
  (ref as Configurable).updateConfig((config) => ({ ...config, extensions: { ...config.extensions, deferral } }));
  return ref;
}
