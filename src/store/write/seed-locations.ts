/** Writes where the seeds of unchanged articles are: a line that moved within its file changes nothing else. */
import type { Document } from '../../model.ts';
import type { Store } from '../database/open.ts';

/** The file and line of a seed. */
export type SeedLocation = Pick<Document, 'file' | 'line'>;

const MOVE =
  'UPDATE articles SET seed_file = $file, seed_line = $line WHERE key = $key AND (seed_file <> $file OR seed_line IS NOT $line)';
/** The record of an article that corrections touch, as its seed gives it. Numbers are bound as reals, which JSON would keep. */
const MOVE_BASE = `
  UPDATE base_articles SET record = json_set(record, '$.file', $file, '$.line', CAST($line AS INTEGER))
  WHERE key = $key AND (record ->> 'file' <> $file OR record ->> 'line' IS NOT $line)`;

/** Corrects the locations of stored articles, by key, where they are not those given. */
export function moveSeeds(store: Store, locations: Iterable<readonly [string, SeedLocation]>): void {
  const statements = [store.prepare(MOVE), store.prepare(MOVE_BASE)];
  for (const [key, { file, line }] of locations) for (const statement of statements) statement.run({ key, file, line });
}
