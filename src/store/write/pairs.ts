/** Which entities stand together in an article, and in how many of its sentences. */
import { type Footprint, isCounted } from './footprint.ts';

/** The sentences, by their starts, in which each counted entity of an article stands. */
export type Company = ReadonlyMap<number, ReadonlySet<number>>;

export function companyOf({ mentions }: Pick<Footprint, 'mentions'>): Company {
  const company = new Map<number, Set<number>>();
  for (const mention of mentions) {
    if (!isCounted(mention)) continue;
    const sentences = company.get(mention.entity);
    if (sentences) sentences.add(mention.sentence);
    else company.set(mention.entity, new Set([mention.sentence]));
  }
  return company;
}

/** In how many sentences two entities of one article both stand. */
export function sharedSentences(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let shared = 0;
  for (const sentence of one) if (other.has(sentence)) shared++;
  return shared;
}
