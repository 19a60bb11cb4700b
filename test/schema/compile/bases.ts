/** Databases to ask random operations of: the library, or parts of the world, corrected and reseeded. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { migrate } from '../../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../../src/store/database/open.ts';
import { reseedTo, type Seeds } from '../../store/base.ts';
import { tryChange } from '../../store/corrections/histories.ts';
import { draw } from '../../store/corrections/requests.ts';
import { WORLD } from '../../store/world.ts';
import { WITH_GUESTS } from '../library.ts';
import type { Random } from './random.ts';

/** So many changes are asked for; some of them are refused. */
const CHANGES = 40;

/** Corrects what seeds say, and reseeds a little less, so that some of the changes speak of nothing that is there. */
function change(writer: Store, seeds: Seeds, random: Random): void {
  for (const drawn of fc.sample(draw, { numRuns: CHANGES, seed: random.below(2 ** 31) })) tryChange(writer, drawn);
  reseedTo(writer, { ...seeds, articles: random.some(seeds.articles, 0.8) });
}

/** The library, or some of the articles of the world. */
export function seedsOf(base: number, random: Random): Seeds {
  if (base === 0) return { articles: WITH_GUESTS };
  return { articles: random.some(WORLD.articles, 0.05 + 0.1 * random.next()), known: WORLD.known };
}

export function baseOf(seeds: Seeds, random: Random): { readonly store: Store; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-both-'));
  const path = join(folder, 'base.sqlite');
  migrate(path);
  const writer = openStore(path);
  reseedTo(writer, seeds);
  change(writer, seeds, random);
  writer.close();
  const store = openStore(path, { readonly: true });
  const remove = (): void => {
    store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, remove };
}
