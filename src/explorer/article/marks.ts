/** A name as it is marked in the text: as it is now, or as the seeds said. */
import type { Form, MentionStatus } from '../shared/forms.ts';
import type { Kind } from '../shared/kinds.ts';

export interface NameMark {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  readonly kind: Kind;
  readonly form: Form;
  readonly status: MentionStatus;
  /** The global id of the mention; null of one that is no more. */
  readonly id: string | null;
  /** What it names; null when that is openly unresolved. */
  readonly entity: { readonly key: string; readonly name: string } | null;
}

/** Tells names of one article apart: no two stand at the same place. */
export const placeOf = ({ start, end }: Pick<NameMark, 'start' | 'end'>): string => `${start}-${end}`;

/** A place as an address has it; null for what is none. */
export function parsePlace(text: string): { readonly start: number; readonly end: number } | null {
  const [, start = '', end = ''] = /^(\d{1,9})-(\d{1,9})$/.exec(text) ?? [];
  return start !== '' && Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : null;
}
