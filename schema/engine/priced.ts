/** Declares what input fields cost, in nodes: conditions of a filter, for one look through a list. Default: 1. */

interface Configurable {
  readonly updateConfig: (change: (config: { readonly extensions?: object }) => object) => void;
}

function extended<Ref>(ref: Ref, extension: object): Ref {
  (ref as Configurable).updateConfig((config) => ({ ...config, extensions: { ...config.extensions, ...extension } }));
  return ref;
}

/** A condition that costs so much. */
export const priced = <Ref>(cost: number, ref: Ref): Ref => extended(ref, { cost });

/** A condition that costs so much with an operator that folds: no folded copy of the text is stored. */
export const pricedFolded = <Ref>(foldedCost: number, ref: Ref): Ref => extended(ref, { foldedCost });

/** An operator that disregards case and accents. */
export const folding = <Ref>(ref: Ref): Ref => extended(ref, { folds: true });

/** Combines filters of the same rows: costs what they cost. Any other field that holds a filter is a relation, which multiplies its cost. */
export const combining = <Ref>(ref: Ref): Ref => extended(ref, { combines: true });
