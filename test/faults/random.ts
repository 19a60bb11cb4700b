/** Reproducible random numbers. */
import { createHash, randomInt } from 'node:crypto';

/** Numbers from 0 to below 1. Without a seed one is drawn, to be reported in case of a failure. */
export function randomFrom(given: string | undefined): { readonly seed: string; readonly random: () => number } {
  const seed = given ?? String(randomInt(1e9));
  let drawn = 0;
  const random = (): number => {
    const digest = createHash('sha256').update(`${seed} ${drawn++}`).digest();
    return digest.readUInt32BE() / 2 ** 32;
  };
  return { seed, random };
}
