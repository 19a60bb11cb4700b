/** Runs resolvers on columns and keeps what they would load apart: which rows an answer would come from. */

import { ofOne } from '../../src/store/answer.ts';
import { Column, NotInSql } from '../../src/store/column.ts';
import type { Store } from '../../src/store/open.ts';
import { Sketch, type Source } from '../../src/store/sketch.ts';
import type { Batch, Context } from '../context.ts';

/** Rows that were loaded: one at most, or all of a list. */
export interface Origin {
  readonly source: Source;
  readonly many: boolean;
}

/** What a resolver gave, and what it loaded on the way without giving it. */
export interface Traced {
  readonly value: unknown;
  readonly passed: readonly Source[];
}

/** Where a row comes from; what a resolver makes of the row by adding to it comes from there too. */
const ORIGIN = Symbol('origin');

export class Tracer {
  readonly sketch = new Sketch();
  #opened: Source[] = [];

  readonly context: Context = {
    store: this.sketch.store,
    load: async (batch, key, ...[args]) => this.#load(batch as Batch<unknown, unknown, unknown>, key, args) as never,
    caller: null,
    change: () => Promise.reject(new NotInSql('it changes things')),
    end: () => {},
  };

  /** Where the row comes from; null when it is a part of another. */
  originOf(row: object): Origin | null {
    return (row as { [ORIGIN]?: Origin })[ORIGIN] ?? null;
  }

  #load(batch: Batch<unknown, unknown, unknown>, key: unknown, args: unknown): unknown {
    const read = (): unknown => batch(this.sketch.store as Store, [key], args)[0];
    const { result, source } = this.sketch.note(read);
    if (source === null) return result;
    if (result instanceof Column) return result.as((value) => ofOne(source, value), result.writing);
    const many = Array.isArray(result);
    for (const row of many ? (result as object[]) : [result as object])
      Object.assign(row, { [ORIGIN]: { source, many } });
    if (!many) this.#opened.push(source);
    return result;
  }

  /** Runs a resolver. Nothing else may be run until it has given its value. */
  async run(resolve: () => unknown): Promise<Traced> {
    this.#opened = [];
    const value = await resolve();
    const given = new Set(this.#sourcesOf(value));
    return { value, passed: this.#opened.filter((source) => !given.has(source)) };
  }

  #sourcesOf(value: unknown): Source[] {
    if (Array.isArray(value)) return value.flatMap((item) => this.#sourcesOf(item));
    const origin = typeof value === 'object' && value !== null ? this.originOf(value) : null;
    return origin ? [origin.source] : [];
  }
}
