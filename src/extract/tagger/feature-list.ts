/** A list of features that is filled, read and emptied again without making garbage. */
import { mix } from './hash.ts';

export class FeatureList {
  ids = new Int32Array(256);
  length = 0;

  /** Adds the feature that a value makes under a template's number. */
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
