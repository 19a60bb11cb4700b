/** The labels of a model that labels tokens: how they part names, and of what kind the names are. */
import type { Kind } from '../../model.ts';
import { modelError } from './model-error.ts';

/** Of the label of a token that belongs to a name. */
export interface NameLabel {
  /** What the model calls it. Tokens side by side are of one name only where it is the same. */
  readonly type: string;
  readonly kind: Kind;
  /** Whether a name begins with the token, whatever stands before it; and whether it ends with it. */
  readonly begins: boolean;
  readonly ends: boolean;
}

/** Null for a token outside of names. */
export type Label = NameLabel | null;

const KINDS: Readonly<Record<string, Kind>> = {
  PER: 'PERSON',
  PERS: 'PERSON',
  PERSON: 'PERSON',
  ORG: 'ORGANIZATION',
  ORGANISATION: 'ORGANIZATION',
  ORGANIZATION: 'ORGANIZATION',
  CORPORATION: 'ORGANIZATION',
  LOC: 'PLACE',
  LOCATION: 'PLACE',
  GPE: 'PLACE',
  PLACE: 'PLACE',
  FAC: 'PLACE',
  FACILITY: 'PLACE',
};
/** Of OntoNotes and its like: dates and amounts, which are no names. */
const NO_NAMES = new Set(['DATE', 'TIME', 'PERCENT', 'MONEY', 'QUANTITY', 'ORDINAL', 'CARDINAL']);
/** Begin, inside, middle; last, end; unit, single. */
const PREFIXED = /^([BIMLEUS])[-_](.+)$/;

/**
 * The labels by their numbers. They may be written as BIO, IOB, BILOU, BIOES, or as bare types. Throws BAD_USER_INPUT, match `file`,
 * when they are not numbered from 0 or none is "O".
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
  return { type, kind: KINDS[type] ?? 'OTHER', begins: /[BUS]/.test(prefix), ends: /[LEUS]/.test(prefix) };
}
