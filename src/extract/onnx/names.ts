/** Joins labelled tokens into names. */
import type { Kind } from '../../model.ts';
import type { Label, NameLabel } from './labels.ts';

/** The label that a model holds likeliest for a token, and how likely. */
export interface Labelled {
  readonly label: Label;
  readonly probability: number;
}

/** A name from token `first` to token `last`. */
export interface Name {
  readonly first: number;
  readonly last: number;
  readonly kind: Kind;
  /** The probability of the label that the model is least sure of among those of the name. */
  readonly score: number;
}

/** The names of a sentence, in order. A label that continues a name where there is none begins one. */
export function joinNames(labelled: readonly Labelled[]): Name[] {
  const names: Name[] = [];
  let open: NameLabel | null = null;
  for (const [at, { label, probability }] of labelled.entries()) {
    const before = names.at(-1);
    if (label && before && continues(label, open))
      names[names.length - 1] = { ...before, last: at, score: Math.min(before.score, probability) };
    else if (label) names.push({ first: at, last: at, kind: label.kind, score: probability });
    open = label;
  }
  return names;
}

const continues = (label: NameLabel, open: NameLabel | null): boolean =>
  open !== null && !open.ends && !label.begins && open.type === label.type;
