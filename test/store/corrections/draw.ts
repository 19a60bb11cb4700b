/** Draws what to ask for: a type of change, and numbers by which what it is about is picked once it is known what there is. */
import fc from 'fast-check';
import { CHANGE_TYPES, type ChangeType } from '../../../src/corrections/definitions.ts';

export interface Draw<Type extends ChangeType = ChangeType> {
  readonly what: Type;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const number = fc.nat(997);

/** Every type of change; those that are named, so much more often as they are. */
export const drawOf = (oftener: readonly ChangeType[]): fc.Arbitrary<Draw> =>
  fc.record({ what: fc.constantFrom(...CHANGE_TYPES, ...oftener), a: number, b: number, c: number });

/** The same without undoing. */
export const drawOfMaking = (oftener: readonly ChangeType[]): fc.Arbitrary<Draw<Exclude<ChangeType, 'UNDO'>>> =>
  drawOf(oftener).filter((drawn): drawn is Draw<Exclude<ChangeType, 'UNDO'>> => drawn.what !== 'UNDO');
