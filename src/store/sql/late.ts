/** What a statement is given when it runs, so that one statement answers for all of them. */
import { randomBytes } from 'node:crypto';
import type { Store } from '../database/open.ts';

/** One run of a statement: what it reads from, the values that are only known now, and what has been made of them. */
export interface Run {
  readonly store: Store;
  readonly values: Readonly<Record<string, unknown>>;
  readonly made: Map<Late, unknown>;
}

let count = 0;

/** Stands among the parameters of a statement for what is bound in its place. */
export abstract class Late {
  readonly #number = count++;

  /** What tells it from others. */
  toJSON(): unknown {
    return { late: this.#number };
  }

  abstract in(run: Run): unknown;
}

/** The text of a name. */
class LateText extends Late {
  readonly #name: string;

  constructor(name: string) {
    super();
    this.#name = name;
  }

  override in({ values }: Run): unknown {
    return values[this.#name];
  }
}

/** What is made of such texts, once a run. */
class LatelyMade extends Late {
  readonly #make: (run: Run) => unknown;

  constructor(make: (run: Run) => unknown) {
    super();
    this.#make = make;
  }

  override in(run: Run): unknown {
    if (!run.made.has(this)) run.made.set(this, this.#make(run));
    return run.made.get(this);
  }
}

/** What is found by statements of its own. */
export class Finding extends LatelyMade {}

/** Nobody can have written it into a text. */
const TOKEN = randomBytes(16).toString('hex');
const MARK = new RegExp(`^${TOKEN}([\\w.]+)$`);

/** What stands for the text of a name until then. */
export function lateText(name: string): string {
  return TOKEN + name;
}

export function isLate(text: string): boolean {
  return MARK.test(text);
}

/** What to bind for such a text; null for any other. */
export function lateIn(text: string): Late | null {
  const name = MARK.exec(text)?.[1];
  return name === undefined ? null : new LateText(name);
}

/** What to bind where `make` makes something of a text that may be given late. */
export function lately(text: string, make: (text: string) => unknown): unknown {
  const late = lateIn(text);
  return late ? new LatelyMade((run) => make(late.in(run) as string)) : make(text);
}

/** The value with all in it that was late as it is in this run. */
export function settled<Value>(value: Value, run: Run): Value {
  if (value instanceof Late) return value.in(run) as Value;
  if (typeof value === 'string') return (lateIn(value)?.in(run) ?? value) as Value;
  if (Array.isArray(value)) return value.map((item) => settled(item as unknown, run)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, settled(part as unknown, run)]),
  ) as Value;
}
