/** The names of an article's places, indexed to find the place that another name shortens or respells. */
import { isSameSpelled } from '../../text/spelling.ts';
import { Blocks, spellingKey } from './blocking.ts';
import type { Cluster } from './model.ts';

interface Entry<Place> {
  readonly place: Place;
  readonly words: readonly string[];
}

export class PlaceNames<Place extends Cluster> {
  readonly #order = new Map<Place, number>();
  readonly #added = new Set<string>();
  readonly #spellings = new Blocks<Entry<Place>>();
  /** By first and last word of the names of several words: their place; null when there are several. */
  readonly #edges = new Map<string, Place | null>();

  constructor(places: readonly Place[]) {
    for (const place of places) for (const { mention } of place.links) this.add(place, mention.words);
  }

  /** Adds a name of a place. Places are ordered by when they were first added. */
  add(place: Place, words: readonly string[]): void {
    const order = this.#order.get(place) ?? this.#order.size;
    this.#order.set(place, order);
    const id = `${order} ${words.join(' ')}`;
    if (this.#added.has(id)) return;
    this.#added.add(id);
    this.#spellings.add(spellingKey(words), { place, words });
    if (words.length < 2) return;
    for (const word of [words[0] ?? '', words.at(-1) ?? ''])
      this.#edges.set(
        word,
        (this.#edges.get(word) ?? place) === place && this.#edges.get(word) !== null ? place : null,
      );
  }

  /** The one place with a longer name that begins or ends with a word: "the Gulf" of "Persian Gulf"; null for several words. */
  longerThan([word, another]: readonly string[]): Place | null {
    return word === undefined || another !== undefined ? null : (this.#edges.get(word) ?? null);
  }

  /** The first place with a name that is another spelling of this one; null when there is none. */
  spelledLike(words: readonly string[]): Place | null {
    const fitting = this.#spellings.at(spellingKey(words)).filter((entry) => isRespelled(entry.words, words));
    const orderOf = ({ place }: Entry<Place>): number => this.#order.get(place) ?? 0;
    return fitting.sort((a, b) => orderOf(a) - orderOf(b))[0]?.place ?? null;
  }
}

const isRespelled = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, i) => isSameSpelled(word, b[i] ?? ''));
