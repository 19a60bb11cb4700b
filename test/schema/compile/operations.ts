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
import type { Random } from './random.ts';
import { literal, type Pool, Values } from './values.ts';

export interface RandomOperation {
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Fields that make an object large or that lead back to where one comes from are rare far down. */
const DEEPEST = 7;

/** Cursors belong to one order; most of those there are belong to that of a list which is not told another. */
const isCursor = ([{ name }]: readonly [GraphQLArgument, unknown]): boolean => name === 'after' || name === 'before';

class Writer {
  readonly #random: Random;
  readonly #schema: GraphQLSchema;
  readonly #values: Values;
  readonly #declared: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #fragments: string[] = [];
  #names = 0;
  /** How many more fields that have fields the operation may have. */
  #left = 14;

  constructor(schema: GraphQLSchema, random: Random, pool: Pool) {
    this.#random = random;
    this.#schema = schema;
    this.#values = new Values(random, pool);
  }

  write(): RandomOperation {
    const query = this.#schema.getQueryType() as GraphQLObjectType;
    const fields = Object.values(query.getFields());
    const chosen = Array.from({ length: this.#random.chance(0.2) ? 2 : 1 }, () => this.#random.pick(fields));
    const body = chosen.map((field) => this.#field(field, 1)).join(' ');
    const head = this.#declared.length > 0 ? `query Asked(${this.#declared.join(', ')})` : 'query Asked';
    return { source: [`${head} { ${body} }`, ...this.#fragments].join('\n'), variables: this.#variables };
  }

  #name(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  /** The value itself, or a variable that has it. */
  #value(value: unknown, type: string): string {
    if (!this.#random.chance(0.3)) return literal(value);
    const name = this.#name('v');
    this.#declared.push(`$${name}: ${type}`);
    this.#variables[name] = JSON.parse(JSON.stringify(value));
    return `$${name}`;
  }

  /** Those of which exactly one has to be given. */
  #choices({ args }: GraphQLField<unknown, unknown>): readonly GraphQLArgument[] {
    const choices = args.filter(({ name }) => ['id', 'key', 'identifier'].includes(name));
    return choices.length > 1 && this.#random.chance(0.95) ? [this.#random.pick(choices)] : args;
  }

  #arguments(field: GraphQLField<unknown, unknown>): string {
    const args = this.#choices(field);
    const gives = getNamedType(field.type).name;
    // Both ends at once are refused, which is worth seeing once in a while only.
    const one = this.#random.chance(0.97) ? this.#random.pick(['first', 'last']) : null;
    const apart = { first: 'last', last: 'first' } as Record<string, string>;
    const given = args
      .filter(({ name }) => one === null || apart[name] !== one || !args.some((other) => other.name === apart[name]))
      .map(
        (argument) =>
          [argument, this.#values.forField(argument, { gives, only: args.length < field.args.length })] as const,
      )
      .filter(([, value]) => value !== undefined)
      .filter(([{ name }], _, all) => name !== 'orderBy' || !all.some(isCursor) || this.#random.chance(0.1))
      .map(([{ name, type }, value]) => `${name}: ${this.#value(value, String(type))}`);
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #condition(): string {
    if (!this.#random.chance(0.06)) return '';
    const directive = this.#random.pick(['skip', 'include']);
    return ` @${directive}(if: ${this.#value(this.#random.chance(0.6) === (directive === 'include'), 'Boolean!')})`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const { name, type } = field;
    const given = this.#arguments(field);
    const alias = given !== '' || this.#random.chance(0.1) ? `${this.#name('a')}: ` : '';
    const condition = this.#condition();
    const named = getNamedType(type);
    if (isLeafType(named)) return `${alias}${name}${given}${condition}`;
    return `${alias}${name}${given}${condition} ${this.#selections(named, depth)}`;
  }

  #selections(type: GraphQLNamedType, depth: number): string {
    this.#left--;
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
    const deeper = fields.filter((field) => !isLeafType(getNamedType(field.type)));
    const chosen = this.#random.some(leaves, 0.35).map((field) => this.#field(field, depth + 1));
    const wanted = this.#left > 0 && depth < DEEPEST ? this.#deep(deeper, leaves.length) : [];
    const parts = [...chosen, ...wanted.map((field) => this.#field(field, depth + 1))];
    if (this.#random.chance(0.1) || parts.length === 0) parts.push('__typename');
    return this.#random.chance(0.15) ? [this.#fragment(type, parts), '__typename'] : parts;
  }

  /** Types such as connections, which have next to no leaves, are pointless without what is deeper. */
  #deep(fields: readonly GraphQLField<unknown, unknown>[], leaves: number) {
    if (fields.length === 0) return [];
    const wanted = leaves < 2 || this.#random.chance(0.6) ? [this.#random.pick(fields)] : [];
    return this.#random.chance(0.25) ? [...wanted, this.#random.pick(fields)] : wanted;
  }

  #fragment(type: GraphQLObjectType, parts: readonly string[]): string {
    if (this.#random.chance(0.5)) {
      const on = this.#random.pick(['', ` on ${type.name}`, ...type.getInterfaces().map(() => '')]);
      return `...${on} { ${parts.join(' ')} }`;
    }
    const name = this.#name('F');
    this.#fragments.push(`fragment ${name} on ${type.name} { ${parts.join(' ')} }`);
    return `...${name}`;
  }
}

/** An operation that is valid on the schema save where two of its fields happen to clash. */
export function randomOperation(schema: GraphQLSchema, random: Random, pool: Pool): RandomOperation {
  return new Writer(schema, random, pool).write();
}
