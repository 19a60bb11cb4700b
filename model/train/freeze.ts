/** Prunes trained weights. */
import { LABELS } from '../../src/extract/tagger/labels.ts';
import { Weights } from '../../src/extract/tagger/weights.ts';
import type { Trained } from './trainer.ts';

/** The `most` features with the largest sums of absolute weights; among equal ones those with lower ids. */
export function freeze({ table, transitions }: Trained, most: number): Weights {
  const size = new Float32Array(table.length / LABELS);
  for (let i = 0; i < table.length; i++) {
    const row = Math.floor(i / LABELS);
    size[row] = (size[row] as number) + Math.abs(table[i] as number);
  }
  const least = size.slice().sort().at(-most) ?? 0;
  const ids = Uint32Array.from(size.keys())
    .filter((id) => (size[id] as number) >= least && (size[id] as number) > 0)
    .slice(0, most);
  const kept = new Float32Array(ids.length * LABELS);
  for (const [row, id] of ids.entries()) kept.set(table.subarray(id * LABELS, (id + 1) * LABELS), row * LABELS);
  return Weights.of(ids, kept, transitions);
}
