/** Marks arguments and input fields of which the texts are decoded before a declaration is given them. */

interface Configurable {
  readonly updateConfig: (change: (config: { readonly extensions?: object }) => object) => void;
}

/** What `decode` throws is the error of the field that has the argument. A list is decoded item by item. */
export function decoded<Ref>(ref: Ref, decode: (value: string) => unknown): Ref {
  (ref as Configurable).updateConfig((config) => ({ ...config, extensions: { ...config.extensions, decode } }));
  return ref;
}
