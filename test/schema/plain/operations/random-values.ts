/** Random values for arguments: mostly ones that mean something in a knowledge base, now and then ones that do not. */
import {
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Pool } from './pool.ts';
import type { Random } from './random.ts';

const TIMES = ['2005', '2005-03', '2005-03-20', '2005-03-21T08:30Z', '2006-12-31T00:00:00Z', '1840', '2099-01'];
const NO_IDS = ['', 'Nothing:1', 'Entity:', 'Mention:x'];
const NO_CURSORS = ['!', 'WyJhIl0'];
/** Lengths of a year, a month, a day and a time to the second. */
const PRECISIONS = [4, 7, 10, 20];

/** Objects below this depth have no fields but those that they need. */
const DEEPEST = 5;

/** An enum value, which is written without quotation marks. */
class EnumValue {
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
  if (value instanceof EnumValue) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${literal(field)}`);
  return `{ ${fields.join(', ')} }`;
}

/** The field that a value is for. */
interface Target {
  /** Name of the type that it gives. */
  readonly gives: string;
  /** The argument is the one that was chosen of several, and has to be given. */
  readonly isChosen: boolean;
}

/** What a value is for within an argument. */
interface Place {
  readonly name: string;
  /** `Type.field` of the innermost input field that names what is compared; the name of the argument outside of any. */
  readonly site: string;
  readonly depth: number;
}

const isComparison = ({ name }: GraphQLInputObjectType): boolean =>
  /^(String|Int|Float|DateTime|Text|Kind|Form|MentionStatus|StatementMode|AsserterType)Filter$/.test(name);

export class RandomValues {
  readonly #random: Random;
  readonly #pool: Pool;
  #gives = '';

  constructor(random: Random, pool: Pool) {
    this.#random = random;
    this.#pool = pool;
  }

  /** A value of an argument; undefined to leave it out. */
  forArgument({ name, type }: GraphQLArgument, { gives, isChosen }: Target): unknown {
    this.#gives = gives;
    const place = { name, site: name, depth: 0 };
    if (isChosen || isNonNullType(type)) return this.#given(type, place);
    if (this.#random.chance(0.04)) return null;
    return this.#random.chance(type.toString() === 'String' ? 0.12 : 0.4) ? this.#given(type, place) : undefined;
  }

  /** A value of an input field, as if its object were an argument. */
  forInput(type: GraphQLInputObjectType, name: string): unknown {
    const field = type.getFields()[name];
    return field && this.#given(field.type, { name, site: `${type.name}.${name}`, depth: 1 });
  }

  /** A value of an operator of a filter at `site`, which names what it compares. */
  forOperator(type: GraphQLInputObjectType, name: string, site: string): unknown {
    const field = type.getFields()[name];
    return (
      field && this.#given(field.type, { name, site: isComparison(type) ? site : `${type.name}.${name}`, depth: 2 })
    );
  }

  #given(type: GraphQLInputType, place: Place): unknown {
    if (isNonNullType(type)) return this.#given(type.ofType, place);
    if (isListType(type)) {
      const length = this.#random.chance(0.05) ? 0 : 1 + this.#random.below(2);
      return Array.from({ length }, () => this.#given(type.ofType, { ...place, depth: place.depth + 1 }));
    }
    if (isEnumType(type)) return new EnumValue(this.#word(type.getValues().map((value) => value.name)));
    if (isInputObjectType(type)) return this.#object(type, place);
    return this.#leaf(type.name, place);
  }

  /** Few lists can go by position. */
  #word(words: readonly string[]): string {
    const word = this.#random.pick(words);
    return word === 'POSITION' && this.#random.chance(0.8) ? 'PUBLISHED_AT' : word;
  }

  /** All fields that have to be given, and one or two others: more conditions let hardly anything through. */
  #object(type: GraphQLInputObjectType, { site, depth }: Place): unknown {
    if (type.name === 'IdentifierInput' && this.#random.chance(0.7)) {
      const { scheme, value } = this.#random.pick(this.#pool.identifiers);
      return { scheme, value };
    }
    const fields = Object.values(type.getFields());
    const optional = fields.filter((field) => !isNonNullType(field.type));
    const picked = optional.length === 0 || depth > DEEPEST ? [] : [this.#random.pick(optional)];
    if (picked.length > 0 && this.#random.chance(0.3)) picked.push(this.#random.pick(optional));
    const given = fields.filter((field) => isNonNullType(field.type) || picked.includes(field));
    const values = given.map((field) => {
      const inner = isComparison(type) ? site : `${type.name}.${field.name}`;
      const place = { name: field.name, site: inner, depth: depth + 1 };
      const isNull = !isNonNullType(field.type) && this.#random.chance(0.04);
      return [field.name, isNull ? null : this.#given(field.type, place)] as const;
    });
    return Object.fromEntries(values);
  }

  #leaf(type: string, place: Place): unknown {
    switch (type) {
      case 'Int':
        return this.#integer(place);
      case 'Float':
        return this.#random.pick([0, 0.25, 0.5, 0.75, 1, 1e-7, ...(this.#pool.numbers[place.site] ?? []).slice(0, 9)]);
      case 'Boolean':
        return this.#random.chance(0.5);
      case 'PartialDateTime':
        return this.#time();
      case 'ID':
        return this.#random.chance(0.02) ? this.#random.pick(NO_IDS) : this.#id(place.depth);
      default:
        return this.#text(place);
    }
  }

  #time(): string {
    const { times } = this.#pool;
    if (times.length === 0 || this.#random.chance(0.3)) return this.#random.pick(TIMES);
    return this.#random.pick(times).slice(0, this.#random.pick(PRECISIONS));
  }

  #integer({ name, site }: Place): number {
    if (name === 'first' || name === 'last') return this.#size();
    const own = this.#pool.numbers[site] ?? [];
    if (own.length > 0 && this.#random.chance(0.8)) return this.#random.pick(own);
    const isSmall = name === 'maxLength' || name === 'depth' || name === 'minCount';
    return this.#random.pick(isSmall && this.#random.chance(0.95) ? [1, 2, 3] : [0, 1, 2, 3, 10, 80, 1000]);
  }

  #size(): number {
    return this.#random.chance(0.06) ? this.#random.pick([0, 0, 0, -1, 101]) : 1 + this.#random.below(4);
  }

  #id(depth: number): string {
    const { ids } = this.#pool;
    const entities = ids.filter((id) => id.startsWith('Entity:'));
    const fitting = depth === 0 ? ids.filter((id) => id.startsWith(`${this.#gives}:`)) : entities;
    const others = depth === 0 && this.#gives === 'Node' ? ids : entities;
    if (this.#random.chance(0.02)) return this.#random.pick(ids);
    return this.#random.pick(fitting.length > 0 ? fitting : others);
  }

  #text({ name, site }: Place): string {
    const { cursors, texts } = this.#pool;
    if (name === 'after' || name === 'before') {
      const fitting = cursors[this.#gives] ?? [];
      return this.#random.pick(fitting.length === 0 || this.#random.chance(0.03) ? NO_CURSORS : fitting);
    }
    const own = texts[name === 'key' ? `${this.#gives}.key` : site] ?? [];
    if (own.length === 0 || this.#random.chance(0.05)) return this.#random.pick(['nobody', 'en', 'a', 'Gazette']);
    return this.#part(name, this.#random.pick(own));
  }

  /** As much of a text as an operator is asked for. */
  #part(operator: string, text: string): string {
    switch (operator) {
      case 'contains':
        return this.#otherCase(this.#slice(text, this.#random.below(text.length), 2 + this.#random.below(4)));
      case 'eqInsensitive':
        return this.#otherCase(text);
      case 'startsWith':
      case 'prefix':
        return this.#otherCase(this.#slice(text, 0, 1 + this.#random.below(4)));
      case 'matches':
      case 'query':
        return this.#search(text);
      default:
        return text;
    }
  }

  /** So many characters, of which none is torn. */
  #slice(text: string, from: number, length: number): string {
    return [...text].slice(from, from + length).join('');
  }

  #otherCase(text: string): string {
    return this.#random.pick([text, text.toUpperCase(), text.toLowerCase()]);
  }

  /** A word of the text, a phrase, a beginning, or two of them, of which one may be excluded. */
  #search(text: string): string {
    const words = text.split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) return text;
    const at = this.#random.below(words.length);
    const word = words[at] as string;
    const terms = [
      word,
      this.#otherCase(word),
      `"${words.slice(at, at + 2).join(' ')}"`,
      `${this.#slice(word, 0, 1 + this.#random.below(4))}*`,
    ];
    const other = this.#random.chance(0.3) ? ` ${this.#random.pick(['', '-'])}${this.#random.pick(words)}` : '';
    return `${this.#random.pick(terms)}${other}`;
  }
}
