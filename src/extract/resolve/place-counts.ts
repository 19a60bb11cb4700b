/** How often an article names each country and each state, by itself, by a demonym or by a place in it. */
import type { GazetteerEntry } from '../gazetteer/entry.ts';
import type { MentionContext } from './model.ts';

export class PlaceCounts {
  /** By country (ISO 3166 alpha-2) or first-level subdivision (ISO 3166-2). */
  readonly #all = new Map<string, number>();
  readonly #byName = new Map<string, Map<string, number>>();

  add({ words }: MentionContext, { country, region }: Pick<GazetteerEntry, 'country' | 'region'>, times: number): void {
    const name = words.join(' ');
    const own = this.#byName.get(name) ?? new Map<string, number>();
    this.#byName.set(name, own);
    if (country !== null) this.countries.set(country, (this.countries.get(country) ?? 0) + times);
    for (const code of [country, region].filter((one) => one !== null)) {
      this.#all.set(code, (this.#all.get(code) ?? 0) + times);
      own.set(code, (own.get(code) ?? 0) + times);
    }
  }

  /** The countries and how often each is named. */
  readonly countries = new Map<string, number>();

  /** How often a country or state is named, other than by the name of a mention: a name is no evidence for itself. */
  beside(code: string, { words }: MentionContext): number {
    return (this.#all.get(code) ?? 0) - (this.#byName.get(words.join(' '))?.get(code) ?? 0);
  }
}
