/** Counts found names against annotated ones: exact span and type. */
import type { DetectedSpan } from '../../src/extract/extractor.ts';
import { TYPES, type Type } from '../../src/extract/tagger/labels.ts';
import type { GoldSpan } from '../train/corpus.ts';

/** Shares from 0 to 1; 0 where there is nothing to share. */
export interface Measure {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Scores {
  readonly byType: Readonly<Record<Type, Measure>>;
  /** Over people, organizations and places. */
  readonly microPLO: Measure;
  /** Over all four types. */
  readonly microAll: Measure;
}

interface Tally {
  right: number;
  found: number;
  annotated: number;
}

/** The type by which the corpora know what an extractor detected: peoples and adjectives of places are MISC there. */
export function typeOf({ kind, demonym }: DetectedSpan): Type {
  if (demonym || kind === 'OTHER') return 'MISC';
  return kind === 'PERSON' ? 'PER' : kind === 'ORGANIZATION' ? 'ORG' : 'LOC';
}

export class Scorer {
  readonly #tallies = new Map<Type, Tally>(TYPES.map((type) => [type, { right: 0, found: 0, annotated: 0 }]));

  add(detected: readonly DetectedSpan[], gold: readonly GoldSpan[]): void {
    const annotated = new Set(gold.map(({ start, end, type }) => `${start} ${end} ${type}`));
    for (const { type } of gold) this.#tally(type).annotated++;
    for (const found of detected) {
      const type = typeOf(found);
      this.#tally(type).found++;
      if (annotated.has(`${found.start} ${found.end} ${type}`)) this.#tally(type).right++;
    }
  }

  scores(): Scores {
    const byType = Object.fromEntries(TYPES.map((type) => [type, this.#measure([type])])) as Record<Type, Measure>;
    return { byType, microPLO: this.#measure(['PER', 'LOC', 'ORG']), microAll: this.#measure(TYPES) };
  }

  #tally(type: Type): Tally {
    const tally = this.#tallies.get(type);
    if (!tally) throw new RangeError(`${type} is no type of name; they are ${TYPES.join(', ')}`);
    return tally;
  }

  #measure(types: readonly Type[]): Measure {
    const tallies = types.map((type) => this.#tally(type));
    const sum = (field: keyof Tally): number => tallies.reduce((total, tally) => total + tally[field], 0);
    const share = (of: number): number => (of === 0 ? 0 : sum('right') / of);
    const [precision, recall] = [share(sum('found')), share(sum('annotated'))];
    return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
  }
}
