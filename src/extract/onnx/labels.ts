/** Parses the labels of a token classification model, and joins labelled tokens to names. */
import { type Kind, kindOfType } from '../../model.ts';
import { modelError } from './model-error.ts';

/** The label of a token inside a name. */
export interface NameLabel {
  /** The type in the model's own words. Adjacent tokens belong to one name only if their types are equal. */
  readonly type: string;
  readonly kind: Kind;
  /** Whether a name begins with the token, and whether it ends with it. */
  readonly begins: boolean;
  readonly ends: boolean;
}

/** Null for a token outside of names. */
export type Label = NameLabel | null;

/** Types of OntoNotes for dates and amounts, which are no names. */
const NO_NAMES = new Set(['DATE', 'TIME', 'PERCENT', 'MONEY', 'QUANTITY', 'ORDINAL', 'CARDINAL']);
/** Prefixes of BIO, BMES, BILOU and BIOES: begin, inside, middle, last, end, unit, single. */
const PREFIXED = /^([BIMLEUS])[-_](.+)$/;

/**
 * The labels by number, in the schemes BIO, IOB, BILOU, BIOES or as bare types. Throws BAD_USER_INPUT with the name of `file`
 * when they are not numbered from 0 without gaps, or when none is "O".
 */
export function readLabels(id2label: Readonly<Record<string, string>>, file: string): readonly Label[] {
  const names = Object.keys(id2label).map((_, number) => id2label[number]);
  const gap = names.indexOf(undefined);
  if (gap >= 0) throw modelError(`${file} has no label ${gap} in id2label; number them from 0 without a gap.`);
  if (!names.includes('O'))
    throw modelError(
      `${file} has no label "O" in id2label, only ${names.slice(0, 3).join(', ')}; the model labels no names.`,
    );
  return names.map((name = '') => readLabel(name));
}

function readLabel(name: string): Label {
  const [, prefix = 'I', bare = name] = PREFIXED.exec(name) ?? [];
  const type = bare.toUpperCase();
  if (name === 'O' || NO_NAMES.has(type)) return null;
  return { type, kind: kindOfType(type) ?? 'OTHER', begins: /[BUS]/.test(prefix), ends: /[LEUS]/.test(prefix) };
}

/** The likeliest label of a token, and its probability. */
export interface Labelled {
  readonly label: Label;
  readonly probability: number;
}

/** A name from token `first` to token `last`, both included. */
export interface Name {
  readonly first: number;
  readonly last: number;
  readonly kind: Kind;
  /** The lowest probability among the labels of its tokens. */
  readonly score: number;
}

/** The names of a sentence, in order. A label that continues a name begins one where there is none. */
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
