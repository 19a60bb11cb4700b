/** Reads every article that is new or changed, and puts it aside until all are there. */
import type { Document } from '../model.ts';
import type { Problem } from '../problem.ts';
import { type Listed, readSeeds } from '../seeds/read.ts';
import { isProblem } from '../seeds/report.ts';
import type { Staging } from '../store/staging.ts';
import type { Reader, Reading } from './reader.ts';

export interface Collected {
  /** Keys of the articles that are stored as they would be read. */
  readonly keep: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

export interface Source {
  readonly listed: Listed;
  readonly reader: Reader;
  /** Digests of the stored articles by key. */
  readonly stored: ReadonlyMap<string, string>;
  /** Told how many files are done. */
  readonly onFile: (done: number) => void;
}

/** Fills `staging` with what is not stored yet. What is wrong with a seed is told each time, stored or not. */
export function collect(staging: Staging, { listed, reader, stored, onFile }: Source): Collected {
  const order = new Map(listed.map(({ file }, index) => [file, index]));
  const keep = new Set<string>();
  const problems: Problem[] = [];
  for (const item of readSeeds(listed)) {
    onFile(order.get(item.file) ?? 0);
    if (isProblem(item)) problems.push(item);
    else if (stored.get(item.key) === reader.digestOf(item)) {
      keep.add(item.key);
      problems.push(...reader.check(item));
    } else {
      const { record, problems: more } = read(reader, item);
      if (record) staging.add(record);
      problems.push(...more);
    }
  }
  onFile(listed.length);
  return { keep, problems };
}

/** A seed that breaks the reading is a defect of ours: the error says which one it was. */
function read(reader: Reader, document: Document): Reading {
  try {
    return reader.read(document);
  } catch (cause) {
    throw new Error(`Reading the article ${document.key} of ${document.file} failed`, { cause });
  }
}
