/** Scores detected names against annotated ones by exact span and type. */
import type { DetectedSpan } from '../../src/extract/extractor.ts';
import { KIND_OF_TYPE, TYPES, type Type } from '../../src/extract/tagger/labels.ts';
import type { GoldSpan } from '../train/corpus.ts';

/** Shares from 0 to 1; 0 when undefined. */
export interface Measure {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Scores {
  readonly byType: Readonly<Record<Type, Measure>>;
  /** Over people, organizations and places. */
  readonly microPLO: Measure;
  /** Over all types. */
  readonly microAll: Measure;
}

interface Counts {
  right: number;
  found: number;
  annotated: number;
}

/** The type of a detected span in the corpora, where demonyms are MISC. */
export function typeOf({ kind, demonym }: DetectedSpan): Type {
  if (demonym) return 'MISC';
  return TYPES.find((type) => KIND_OF_TYPE[type] === kind) ?? 'MISC';
}

export class Scorer {
  readonly #counts = new Map<Type, Counts>(TYPES.map((type) => [type, { right: 0, found: 0, annotated: 0 }]));

  add(detected: readonly DetectedSpan[], gold: readonly GoldSpan[]): void {
    const annotated = new Set(gold.map(({ start, end, type }) => `${start} ${end} ${type}`));
    for (const { type } of gold) this.#countsOf(type).annotated++;
    for (const found of detected) {
      const type = typeOf(found);
      this.#countsOf(type).found++;
      if (annotated.has(`${found.start} ${found.end} ${type}`)) this.#countsOf(type).right++;
    }
  }

  scores(): Scores {
    const byType = Object.fromEntries(TYPES.map((type) => [type, this.#measure([type])])) as Record<Type, Measure>;
    return { byType, microPLO: this.#measure(['PER', 'LOC', 'ORG']), microAll: this.#measure(TYPES) };
  }

  #countsOf(type: Type): Counts {
    const counts = this.#counts.get(type);
    if (!counts) throw new RangeError(`${type} is no type of name; they are ${TYPES.join(', ')}`);
    return counts;
  }

  #measure(types: readonly Type[]): Measure {
    const all = types.map((type) => this.#countsOf(type));
    const sum = (field: keyof Counts): number => all.reduce((total, counts) => total + counts[field], 0);
    const share = (of: number): number => (of === 0 ? 0 : sum('right') / of);
    const [precision, recall] = [share(sum('found')), share(sum('annotated'))];
    return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
  }
}
