/** A reusable list of features, which avoids garbage collection. */
import { mix } from './hash.ts';

export class FeatureList {
  ids = new Int32Array(256);
  length = 0;

  /** Adds the feature of a value under a template. */
  add(value: number, template: number): void {
    this.push(mix(value, template));
  }

  push(id: number): void {
    if (this.length === this.ids.length) this.#grow();
    this.ids[this.length++] = id;
  }

  clear(): void {
    this.length = 0;
  }

  #grow(): void {
    const ids = new Int32Array(2 * this.ids.length);
    ids.set(this.ids);
    this.ids = ids;
  }
}
