/** Random values for arguments: mostly ones that mean something in the database asked, now and then ones that do not. */
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Random } from './random.ts';

/** What there is in a database to ask for. */
export interface Pool {
  /** Global ids of every type. */
  readonly ids: readonly string[];
  readonly keys: readonly string[];
  readonly words: readonly string[];
  /** Cursors that answers gave, by type of connection. */
  readonly cursors: Readonly<Record<string, readonly string[]>>;
}

const TIMES = ['2005', '2005-03', '2005-03-20', '2005-03-21T08:30Z', '2006-12-31T00:00:00Z', '1840', '2099-01'];

/** An enum value, which is written without quotation marks. */
class Name {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  toJSON(): string {
    return this.name;
  }
}

/** A value as a document has it. */
export function literal(value: unknown): string {
  if (value instanceof Name) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${literal(field)}`);
  return `{ ${fields.join(', ')} }`;
}

export class Values {
  readonly #random: Random;
  readonly #pool: Pool;
  /** The type that the field asked gives. */
  #gives = '';

  constructor(random: Random, pool: Pool) {
    this.#random = random;
    this.#pool = pool;
  }

  /** A value of an argument of a field that gives what is named so; undefined to leave it out. */
  forField(argument: GraphQLArgument, { gives, only }: { gives: string; only: boolean }): unknown {
    this.#gives = gives;
    if (only) return this.#given(argument.name, argument.type, 0);
    return argument.type.toString() === 'String' && !this.#random.chance(0.3) ? undefined : this.of(argument);
  }

  /** A value of the argument; undefined to leave it out. */
  of({ name, type }: GraphQLArgument | GraphQLInputField, depth = 0): unknown {
    if (isNonNullType(type)) return this.#given(name, type.ofType, depth);
    if (this.#random.chance(0.04)) return null;
    return this.#random.chance(depth === 0 ? 0.4 : 0.25) ? this.#given(name, type, depth) : undefined;
  }

  #given(name: string, type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.#given(name, type.ofType, depth);
    if (isListType(type)) {
      return Array.from({ length: this.#random.below(3) + (depth === 0 ? 1 : 0) }, () =>
        this.#given(name, type.ofType, depth + 1),
      );
    }
    if (isEnumType(type)) return new Name(this.#word(type.getValues().map((value) => value.name)));
    if (isInputObjectType(type)) return this.#object(type, depth);
    return this.#leaf(name, type.name, depth);
  }

  /** Few lists can go by position. */
  #word(words: readonly string[]): string {
    const word = this.#random.pick(words);
    return word === 'POSITION' && this.#random.chance(0.8) ? 'PUBLISHED_AT' : word;
  }

  #object(type: GraphQLInputObjectType, depth: number): unknown {
    if (depth > 3) return {};
    const fields = Object.values(type.getFields());
    const given = fields.map((field) => [field.name, this.of(field, depth + 1)] as const);
    return Object.fromEntries(given.filter(([, value]) => value !== undefined));
  }

  #leaf(name: string, type: string, depth: number): unknown {
    const random = this.#random;
    switch (type) {
      case 'Int':
        return this.#number(name);
      case 'Float':
        return random.pick([0, 0.25, 0.5, 0.75, 1, 1e-7]);
      case 'Boolean':
        return random.chance(0.5);
      case 'PartialDateTime':
        return random.pick(TIMES);
      case 'ID':
        return random.chance(0.03) ? random.pick(['', 'Nothing:1', 'Entity:', 'Mention:x']) : this.#id(depth);
      default:
        return this.#text(name);
    }
  }

  #number(name: string): number {
    if (name === 'first' || name === 'last') return this.#size();
    const small = name === 'maxLength' || name === 'depth';
    return this.#random.pick(small && this.#random.chance(0.95) ? [1, 2, 3] : [0, 1, 2, 3, 10, 80, 1000]);
  }

  #size(): number {
    return this.#random.chance(0.02) ? this.#random.pick([0, -1, 101]) : 1 + this.#random.below(4);
  }

  #id(depth: number): string {
    const { ids } = this.#pool;
    const such = ids.filter((id) => id.startsWith(depth === 0 ? `${this.#gives}:` : 'Entity:'));
    const others = depth === 0 && this.#gives === 'Node' ? ids : ids.filter((id) => id.startsWith('Entity:'));
    return this.#random.pick(this.#random.chance(0.02) ? ids : such.length > 0 ? such : others);
  }

  #text(name: string): string {
    const { cursors, keys, words } = this.#pool;
    if (name === 'after' || name === 'before') {
      return this.#random.chance(0.03)
        ? this.#random.pick(['!', 'WyJhIl0'])
        : this.#random.pick(cursors[this.#gives] ?? ['!']);
    }
    return this.#random.pick(name === 'key' || this.#random.chance(0.3) ? keys : words);
  }
}
