/** Marks arguments and input fields as deferred: declarations are given a parameter in the place of their value. */
import type { ArgumentRef, InputFieldRef, SchemaTypes } from '@pothos/core';
import type { Bound } from '../../src/store/sql/expression.ts';
import type { Deferral } from './declaration.ts';

/** A list is deferred item by item: the plan depends on its length. */
type DeferredValue<T> = T extends readonly (infer Item)[] ? Bound<Item>[] : Bound<T>;
type Deferred<T> = DeferredValue<NonNullable<T>> | Extract<T, null | undefined>;

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
