/** Random operations: deep, aliased, merged, in fragments, with variables, conditions and cursors. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isUnionType,
} from 'graphql';
import type { Pool } from './pool.ts';
import type { Random } from './random.ts';
import { literal, RandomValues } from './random-values.ts';

export type Variables = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly source: string;
  readonly variables: Variables;
}

interface RandomOperation extends Operation {
  /** Other values of the same variables. */
  readonly redraw: () => Variables;
}

type Field = GraphQLField<unknown, unknown>;

/** No field has fields below this depth. */
const DEEPEST = 7;
/** An operation has about so many fields that have fields. */
const MOST_OBJECTS = 14;

const CHOICES = ['id', 'key', 'identifier'];
const OTHER_END: Readonly<Record<string, string>> = { first: 'last', last: 'first' };

/** Cursors belong to one order, and most of those in the pool to that of a list which is not told another. */
const isCursor = ([{ name }]: readonly [GraphQLArgument, ...unknown[]]): boolean =>
  name === 'after' || name === 'before';

const asVariable = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

class OperationWriter {
  readonly #random: Random;
  readonly #schema: GraphQLSchema;
  readonly #values: RandomValues;
  readonly #declared: string[] = [];
  readonly #draws = new Map<string, { readonly value: unknown; readonly draw: () => unknown }>();
  readonly #fragments: string[] = [];
  #names = 0;
  #objectsLeft = MOST_OBJECTS;

  constructor(schema: GraphQLSchema, random: Random, pool: Pool) {
    this.#random = random;
    this.#schema = schema;
    this.#values = new RandomValues(random, pool);
  }

  write(): RandomOperation {
    const query = this.#schema.getQueryType() as GraphQLObjectType;
    const fields = Object.values(query.getFields());
    const chosen = Array.from({ length: this.#random.chance(0.2) ? 2 : 1 }, () => this.#random.pick(fields));
    const body = chosen.map((field) => this.#field(field, 1)).join(' ');
    const head = this.#declared.length > 0 ? `query Drawn(${this.#declared.join(', ')})` : 'query Drawn';
    const draws = [...this.#draws];
    return {
      source: [`${head} { ${body} }`, ...this.#fragments].join('\n'),
      variables: Object.fromEntries(draws.map(([name, { value }]) => [name, value])),
      redraw: () => Object.fromEntries(draws.map(([name, { value, draw }]) => [name, asVariable(draw() ?? value)])),
    };
  }

  #name(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  /** The value itself, or a variable that has it. */
  #value(value: unknown, type: string, draw: () => unknown): string {
    if (!this.#random.chance(0.3)) return literal(value);
    const name = this.#name('v');
    this.#declared.push(`$${name}: ${type}`);
    this.#draws.set(name, { value: asVariable(value), draw });
    return `$${name}`;
  }

  /** Of some arguments exactly one has to be given. */
  #candidates({ args }: Field): readonly GraphQLArgument[] {
    const choices = args.filter(({ name }) => CHOICES.includes(name));
    return choices.length > 1 && this.#random.chance(0.95) ? [this.#random.pick(choices)] : args;
  }

  /** Pages are cut from one end, now and then from both, which is refused. */
  #fromOneEnd(args: readonly GraphQLArgument[]): readonly GraphQLArgument[] {
    const end = this.#random.chance(0.97) ? this.#random.pick(['first', 'last']) : null;
    const hasOther = (name: string): boolean => args.some((other) => other.name === OTHER_END[name]);
    return args.filter(({ name }) => end === null || OTHER_END[name] !== end || !hasOther(name));
  }

  #arguments(field: Field): string {
    const candidates = this.#candidates(field);
    const target = { gives: getNamedType(field.type).name, isChosen: candidates.length < field.args.length };
    const given = this.#fromOneEnd(candidates)
      .map((argument) => [argument, this.#values.forArgument(argument, target)] as const)
      .filter(([, value]) => value !== undefined)
      .filter(([{ name }], _, all) => name !== 'orderBy' || !all.some(isCursor) || this.#random.chance(0.1))
      .map(([argument, value]) => {
        const draw = (): unknown => this.#values.forArgument(argument, target);
        return `${argument.name}: ${this.#value(value, String(argument.type), draw)}`;
      });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #condition(): string {
    if (!this.#random.chance(0.06)) return '';
    const directive = this.#random.pick(['skip', 'include']);
    const isShown = this.#random.chance(0.6);
    const draw = (): boolean => this.#random.chance(0.5);
    return ` @${directive}(if: ${this.#value(isShown === (directive === 'include'), 'Boolean!', draw)})`;
  }

  #field(field: Field, depth: number): string {
    const { name, type } = field;
    const args = this.#arguments(field);
    const alias = args !== '' || this.#random.chance(0.1) ? `${this.#name('a')}: ` : '';
    const condition = this.#condition();
    const named = getNamedType(type);
    if (isLeafType(named)) return `${alias}${name}${args}${condition}`;
    return `${alias}${name}${args}${condition} ${this.#selections(named, depth)}`;
  }

  #selections(type: GraphQLNamedType, depth: number): string {
    this.#objectsLeft--;
    if (isUnionType(type) || isInterfaceType(type)) return this.#abstract(type, depth);
    return `{ ${this.#body(type as GraphQLObjectType, depth).join(' ')} }`;
  }

  #abstract(type: GraphQLNamedType & GraphQLOutputType, depth: number): string {
    const possible = this.#schema.getPossibleTypes(type as never);
    const parts = possible.map((each) => `... on ${each.name} { ${this.#body(each, depth).join(' ')} }`);
    return `{ __typename ${isInterfaceType(type) ? 'id' : ''} ${this.#random.some(parts, 0.7).join(' ')} }`;
  }

  #body(type: GraphQLObjectType, depth: number): string[] {
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const objects = fields.filter((field) => !isLeafType(getNamedType(field.type)));
    const shown = this.#random.some(leaves, 0.35).map((field) => this.#field(field, depth + 1));
    const deeper = this.#objectsLeft > 0 && depth < DEEPEST ? this.#pickObjects(objects, leaves.length) : [];
    const parts = [...shown, ...deeper.map((field) => this.#field(field, depth + 1))];
    if (this.#random.chance(0.1) || parts.length === 0) parts.push('__typename');
    return this.#random.chance(0.15) ? [this.#fragment(type, parts), '__typename'] : parts;
  }

  /** Types such as connections, which have next to no leaves, are pointless without what is deeper. */
  #pickObjects(fields: readonly Field[], leaves: number): Field[] {
    if (fields.length === 0) return [];
    const picked = leaves < 2 || this.#random.chance(0.6) ? [this.#random.pick(fields)] : [];
    return this.#random.chance(0.25) ? [...picked, this.#random.pick(fields)] : picked;
  }

  #fragment(type: GraphQLObjectType, parts: readonly string[]): string {
    if (this.#random.chance(0.5)) {
      const on = this.#random.pick(['', ` on ${type.name}`]);
      return `...${on} { ${parts.join(' ')} }`;
    }
    const name = this.#name('F');
    this.#fragments.push(`fragment ${name} on ${type.name} { ${parts.join(' ')} }`);
    return `...${name}`;
  }
}

/** An operation that is valid on the schema save where two of its fields happen to clash. */
export function randomOperation(schema: GraphQLSchema, random: Random, pool: Pool): RandomOperation {
  return new OperationWriter(schema, random, pool).write();
}
