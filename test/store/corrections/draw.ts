/** Draws a type of change, and numbers that pick what it is about once the content of the knowledge base is known. */
import fc from 'fast-check';
import { CHANGE_TYPES, type ChangeType } from '../../../src/corrections/definitions.ts';

export interface Draw<Type extends ChangeType = ChangeType> {
  readonly what: Type;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const number = fc.nat(997);

/** Every type of change; each type in the list once more for every time that it is there. */
export const drawOf = (moreOften: readonly ChangeType[]): fc.Arbitrary<Draw> =>
  fc.record({ what: fc.constantFrom(...CHANGE_TYPES, ...moreOften), a: number, b: number, c: number });

/** The same without UNDO. */
export const drawWithoutUndo = (moreOften: readonly ChangeType[]): fc.Arbitrary<Draw<Exclude<ChangeType, 'UNDO'>>> =>
  drawOf(moreOften).filter((drawn): drawn is Draw<Exclude<ChangeType, 'UNDO'>> => drawn.what !== 'UNDO');
