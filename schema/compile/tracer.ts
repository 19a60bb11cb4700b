/** Runs resolvers on columns and keeps what they would load apart: which rows an answer would come from. */
import { LRUCache } from 'lru-cache';
import type { Store } from '../../src/store/database/open.ts';
import { ofOne } from '../../src/store/sql/answer.ts';
import { Column, hasMarks, NotInSql } from '../../src/store/sql/column.ts';
import { Sketch, type Source } from '../../src/store/sql/sketch.ts';
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

/** What a batch gives for a key and arguments, and the rows it would read for that. */
interface Loaded {
  readonly result: unknown;
  readonly source: Source | null;
}

/** What batches gave, by batch, key and arguments; the least recently used goes first. */
const LOADED_KEPT = 500;

/** Where a row comes from; what a resolver makes of the row by adding to it comes from there too. */
const ORIGIN = Symbol('origin');

/** Batches by number. */
class Numbers {
  readonly #numbers = new WeakMap<object, number>();
  #count = 0;

  of(batch: object): number {
    const number = this.#numbers.get(batch) ?? this.#count++;
    this.#numbers.set(batch, number);
    return number;
  }
}

/**
 * What a batch gave once it gives again for the same key and arguments: then the rows have the same name, so that what is
 * loaded by their columns is known as well.
 */
export class Tracer {
  readonly sketch = new Sketch();
  readonly #batches = new Numbers();
  readonly #loaded = new LRUCache<string, Loaded>({ max: LOADED_KEPT });
  #opened: Source[] = [];
  #turn: Promise<unknown> = Promise.resolve();

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

  #read(batch: Batch<unknown, unknown, unknown>, key: unknown, args: unknown): Loaded {
    const read = (): unknown => batch(this.sketch.store as Store, [key], args)[0];
    const { result, source } = this.sketch.note(read);
    if (source === null) return { result, source };
    if (result instanceof Column) return { result: result.as((value) => ofOne(source, value), result.writing), source };
    const many = Array.isArray(result);
    for (const row of many ? (result as object[]) : [result as object])
      Object.assign(row, { [ORIGIN]: { source, many } });
    return { result, source };
  }

  /** A text in which columns stand holds for one statement only. */
  #loadedOf(batch: Batch<unknown, unknown, unknown>, key: unknown, args: unknown): Loaded {
    const { marked } = this.sketch;
    const before = marked.length;
    const name = JSON.stringify([this.#batches.of(batch), key, args]);
    const loaded = this.#loaded.get(name) ?? this.#read(batch, key, args);
    if (marked.length === before && !hasMarks(name)) this.#loaded.set(name, loaded);
    return loaded;
  }

  #load(batch: Batch<unknown, unknown, unknown>, key: unknown, args: unknown): unknown {
    const { result, source } = this.#loadedOf(batch, key, args);
    if (source && !Array.isArray(result) && !(result instanceof Column)) this.#opened.push(source);
    return result;
  }

  /** Does a piece of work when all before it are done: what stands for columns in texts holds for one statement. */
  alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(() => {
      this.sketch.begin();
      return work();
    });
    this.#turn = turn.catch(() => {});
    return turn;
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
