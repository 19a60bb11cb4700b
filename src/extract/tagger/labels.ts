/** The labels of tokens in the BILOU scheme, and the transitions between them. */
import type { Kind } from '../../model.ts';

/** The types of names, as in the corpora. */
export const TYPES = ['PER', 'ORG', 'LOC', 'MISC'] as const;
export type Type = (typeof TYPES)[number];

export const KIND_OF_TYPE: Readonly<Record<Type, Kind>> = {
  PER: 'PERSON',
  ORG: 'ORGANIZATION',
  LOC: 'PLACE',
  MISC: 'OTHER',
};

export const OUTSIDE = 0;
/** The position of a token in a name; label = 1 + 4 * type + position. */
export const POSITION = { BEGIN: 0, INSIDE: 1, LAST: 2, UNIT: 3 } as const;
export const LABELS = 1 + 4 * TYPES.length;

export const labelOf = (type: number, place: number): number => 1 + 4 * type + place;
/** The index in `TYPES` of a label's type; -1 outside of names. */
export const typeOf = (label: number): number => (label === OUTSIDE ? -1 : (label - 1) >> 2);
/** A label's position; -1 outside of names. */
export const positionOf = (label: number): number => (label === OUTSIDE ? -1 : (label - 1) & 3);

const ALL = Array.from({ length: LABELS }, (_, label) => label);
const goesOn = (label: number): boolean =>
  positionOf(label) === POSITION.BEGIN || positionOf(label) === POSITION.INSIDE;
const comesAfter = (label: number): boolean =>
  positionOf(label) === POSITION.INSIDE || positionOf(label) === POSITION.LAST;

/** Whether a sentence may begin with a label, and end with it. */
export const MAY_START: readonly boolean[] = ALL.map((label) => !comesAfter(label));
export const MAY_END: readonly boolean[] = ALL.map((label) => !goesOn(label));

const mayFollow = (before: number, after: number): boolean =>
  goesOn(before) ? comesAfter(after) && typeOf(before) === typeOf(after) : !comesAfter(after);

/** The labels that may precede each label, and follow it. */
export const BEFORE: readonly Uint8Array[] = ALL.map((label) =>
  Uint8Array.from(ALL.filter((b) => mayFollow(b, label))),
);
export const AFTER: readonly Uint8Array[] = ALL.map((label) => Uint8Array.from(ALL.filter((a) => mayFollow(label, a))));

/** A name from token `first` to token `last`, both included. `type` is an index in `TYPES`. */
export interface Name {
  readonly first: number;
  readonly last: number;
  readonly type: number;
}

/** The names in a valid label sequence. */
export function namesOf(labels: ArrayLike<number>): Name[] {
  const names: Name[] = [];
  let first = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? OUTSIDE;
    const place = positionOf(label);
    if (place === POSITION.BEGIN) first = i;
    if (place === POSITION.UNIT) names.push({ first: i, last: i, type: typeOf(label) });
    if (place === POSITION.LAST) names.push({ first, last: i, type: typeOf(label) });
  }
  return names;
}
