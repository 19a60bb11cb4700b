/** Keeps what the running statement of a connection has counted: SQL has a number for it. */

export class Kept {
  #things: unknown[] = [];

  keep(thing: unknown): number {
    return this.#things.push(thing) - 1;
  }

  /** Throws a TypeError for a number that was not given for such a thing. */
  get<T>(type: new (...args: never[]) => T, number: unknown): T {
    const thing = this.#things[Number(number)];
    if (thing instanceof type) return thing;
    throw new TypeError('A function of posting lists was given what none of them gave.');
  }

  forget(): void {
    if (this.#things.length > 0) this.#things = [];
  }
}
