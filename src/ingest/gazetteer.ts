/** Chooses the gazetteer that articles are read with: that of the seeds, or the stored one when articles are added to others. */

import { quoteForShell } from '../escapes.ts';
import type { EntityRecord } from '../model.ts';
import { DatelineError, type Problem } from '../problem.ts';
import { error, type Finding, partition, quote } from '../seeds/problems.ts';
import { type Listed, readGazetteers } from '../seeds/read.ts';
import type { Store } from '../store/database/open.ts';
import { readSeedEntities } from '../store/write/seed-entities.ts';

export interface ChosenGazetteer {
  readonly seeded: readonly EntityRecord[];
  readonly problems: readonly Problem[];
}

/** The gazetteers of these files. */
export function listedGazetteer(listings: readonly Listed[]): ChosenGazetteer {
  const { entities, problems } = readGazetteers(listings.flat());
  return { seeded: entities, problems };
}

/**
 * The gazetteer of the stored articles. Gazetteers among the files have to say what it says: another one would change articles that
 * are not read. Throws DATABASE_OUTDATED when an earlier version of Dateline loaded the seeds.
 */
export function storedGazetteer(store: Store, listings: readonly Listed[]): ChosenGazetteer {
  const seeded = readSeedEntities(store);
  if (seeded === null) throw new DatelineError('DATABASE_OUTDATED', notKept(store.path), { publicMessage: NOT_KEPT });
  const stored = new Map(seeded.map((entity) => [entity.key, JSON.stringify(entity)]));
  const listed = listedGazetteer(listings);
  const different = listed.seeded.find((entity) => stored.get(entity.key) !== JSON.stringify(entity));
  if (different === undefined) return { seeded, problems: listed.problems };
  const [file = '.'] = different.aliases.map(({ assertedBy }) => assertedBy.name);
  const path = partition(listings.flat()).sound.find((one) => one.file === file)?.file ?? file;
  return { seeded, problems: [...listed.problems, error({ file: path, line: null }, isDifferent(different))] };
}

const notKept = (path: string): string =>
  `${path} was loaded by an earlier Dateline, which did not keep its gazetteers. Run "dateline reseed --database ${quoteForShell(path)} --from" with the folder of its seeds once, then add articles to it.`;
const NOT_KEPT =
  'The database was loaded by an earlier Dateline. It takes articles once those who run the server have run "dateline reseed".';

const isDifferent = ({ key }: EntityRecord): Finding => [
  'BAD_VALUE',
  `It says something new of ${quote(key)}; only a reseed takes gazetteers, since they change how all articles are read.`,
];
