/** Tokens with what the rules ask of them: their letters, and how they are capitalised. */
import { fold } from '../../text/fold.ts';
import type { Token } from '../../text/tokens.ts';

export type Shape = 'CAPITALISED' | 'CAPITALS' | 'INITIAL' | 'LOWER' | 'OTHER';

export interface Word extends Token {
  readonly surface: string;
  readonly folded: string;
  readonly shape: Shape;
}

const INITIAL = /^\p{Lu}\.?$/u;
const CAPITALS = /^(?=(?:.*\p{Lu}){2})[\p{Lu}\p{N}.&'’-]+$/u;
const CAPITALISED = /^(?:[\p{Ll}]{1,3}['’-])?[\p{Lu}\p{Lt}]/u;
const LOWER = /^\p{Ll}/u;

export function toWords(text: string, tokens: readonly Token[]): Word[] {
  return tokens.map(({ start, end }) => {
    const surface = text.slice(start, end);
    return { start, end, surface, folded: fold(surface), shape: shape(surface) };
  });
}

function shape(surface: string): Shape {
  if (INITIAL.test(surface)) return 'INITIAL';
  if (CAPITALS.test(surface)) return 'CAPITALS';
  if (CAPITALISED.test(surface)) return 'CAPITALISED';
  return LOWER.test(surface) ? 'LOWER' : 'OTHER';
}

export const isCapital = ({ shape }: Word): boolean =>
  shape === 'CAPITALISED' || shape === 'CAPITALS' || shape === 'INITIAL';
