/** Finds the texts among the values of variables that statements need not know before they run: keys, ids, cursors, words. */
import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  type ValueNode,
  visit,
} from 'graphql';
import { isLate, lateText } from '../../src/store/sql/late.ts';

type Values = Readonly<Record<string, unknown>>;

/** Values for the plan, and the texts that its statements are given later. */
export interface Parted {
  readonly early: Values;
  readonly late: Readonly<Record<string, string>>;
}

/** What stands at a place: a text, the id of an entity or article, or a filter, of whose texts some are late. */
type Sort = 'text' | 'id' | 'filter';

/** A variable that has late texts, and the type it is declared with. */
export interface LateVariable {
  readonly name: string;
  readonly sort: Sort;
  readonly type: GraphQLInputType;
}

/** Ids of these types are a key and nothing else. */
const KEYED = /^(Entity|Article):(.+)$/s;

/** Where an argument is a text or an id that nothing looks at before the statement runs; any field for cursors. */
const PLACES: Readonly<Record<string, Sort>> = {
  after: 'text',
  before: 'text',
  filter: 'filter',
  'search.query': 'text',
  'suggest.prefix': 'text',
  'entity.key': 'text',
  'article.key': 'text',
  'entity.id': 'id',
  'article.id': 'id',
  'node.id': 'id',
  'path.from': 'id',
  'path.to': 'id',
};

/** The fields of `StringFilter` that hold one text. */
const TEXTS: ReadonlySet<string> = new Set(['eq', 'not', 'contains', 'startsWith']);
const TEXT_FILTER = 'StringFilter';

const sortOf = (field: string, argument: string): Sort | null =>
  PLACES[argument] ?? PLACES[`${field}.${argument}`] ?? null;

/** Of which sort the places are at which a variable stands; null for all others. */
type Uses = Map<string, Set<Sort | null>>;

function note(uses: Uses, value: ValueNode, sort: Sort | null): void {
  if (value.kind === Kind.VARIABLE) uses.set(value.name.value, (uses.get(value.name.value) ?? new Set()).add(sort));
  if (value.kind === Kind.LIST) for (const item of value.values) note(uses, item, null);
  if (value.kind !== Kind.OBJECT) return;
  for (const { name, value: inner } of value.fields) note(uses, inner, TEXTS.has(name.value) ? 'text' : null);
}

const usesIn = (document: DocumentNode): Uses => {
  const uses: Uses = new Map();
  visit(document, {
    Field: (field) => {
      for (const argument of field.arguments ?? [])
        note(uses, argument.value, sortOf(field.name.value, argument.name.value));
    },
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given) note(uses, value, null);
    },
  });
  return uses;
};

/** Texts and ids must be declared as such: `eq` of other filters and `after` of other fields are something else. */
const FITS: Readonly<Record<Sort, (type: GraphQLInputType) => boolean>> = {
  text: (type) => String(type) === 'String',
  id: (type) => String(type) === 'ID',
  filter: isInputObjectType,
};

/** The variables that have late texts wherever they stand in the document. */
export function lateVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): LateVariable[] {
  if (variableDefinitions.length === 0) return [];
  const uses = usesIn(document);
  return variableDefinitions.flatMap(({ variable, type: node }): LateVariable[] => {
    const name = variable.name.value;
    const [sort, ...others] = uses.get(name) ?? [];
    const declared = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
    const type = declared && getNullableType(declared);
    return type && sort && others.length === 0 && FITS[sort](type) ? [{ name, sort, type }] : [];
  });
}

/** What is asked with texts and ids alone, none of which a plan depends on. */
interface Texts {
  /** The same where the plan is: which type each id is of. */
  readonly shape: string;
  readonly late: Readonly<Record<string, string>>;
}

/** What `part` would take out of the values, told without a look at their declarations; null where some are something else. */
export function textsIn(variables: readonly LateVariable[], given: Values): Texts | null {
  const late: Record<string, string> = {};
  let shape = '';
  for (const { name, sort } of variables) {
    const value = given[name];
    if (typeof value !== 'string' || sort === 'filter') return null;
    const [, type = '', key = value] = sort === 'id' ? (KEYED.exec(value) ?? []) : [];
    if (sort === 'id' && type === '') return null;
    shape += ` ${type}`;
    late[name] = key;
  }
  return { shape, late };
}

/** Takes late texts out of values under names that no other has, and leaves what stands for them. */
class Parting {
  readonly late: Record<string, string> = {};

  text(name: string, value: unknown): unknown {
    if (typeof value !== 'string' || isLate(value)) return value;
    this.late[name] = value;
    return lateText(name);
  }

  id(name: string, value: unknown): unknown {
    const [, type, key] = typeof value === 'string' ? (KEYED.exec(value) ?? []) : [];
    return key === undefined ? value : `${type}:${this.text(name, key)}`;
  }

  filter(name: string, value: unknown, declared: GraphQLInputType): unknown {
    const type = getNullableType(declared);
    if (Array.isArray(value) && isListType(type)) {
      return value.map((item: unknown, index) => this.filter(`${name}.${index}`, item, type.ofType));
    }
    if (typeof value !== 'object' || value === null || !isInputObjectType(type)) return value;
    const fields = type.getFields();
    const parted = Object.entries(value).map(([field, inner]): [string, unknown] => {
      const path = `${name}.${field}`;
      if (type.name === TEXT_FILTER && TEXTS.has(field)) return [field, this.text(path, inner)];
      return [field, this.filter(path, inner, fields[field]?.type as GraphQLInputType)];
    });
    return Object.fromEntries(parted);
  }
}

/** Parts the values of variables into those that decide what a statement looks like and those it is given later. */
export function part(variables: readonly LateVariable[], values: Values): Parted {
  if (variables.length === 0) return { early: values, late: {} };
  const parting = new Parting();
  const early: Record<string, unknown> = { ...values };
  for (const { name, sort, type } of variables) {
    if (name in values) early[name] = parting[sort](name, values[name], type);
  }
  return { early, late: parting.late };
}

/** Parts the arguments of fields, so that documents which differ in literals alone have the same statement. */
export class Literals {
  readonly #parting = new Parting();
  #fields = 0;

  /** The texts that were taken out. */
  get late(): Parted['late'] {
    return this.#parting.late;
  }

  /** The arguments, with what stands for late texts. Variables cannot have the names that these get. */
  part({ name: field, args }: GraphQLField<unknown, unknown>, given: Values): Values {
    if (args.length === 0) return given;
    const prefix = `.${this.#fields++}`;
    const parted: Record<string, unknown> = { ...given };
    for (const { name, type } of args) {
      const sort = name in given && sortOf(field, name);
      const fits = sort && FITS[sort](getNullableType(type));
      if (fits) parted[name] = this.#parting[sort](`${prefix}.${name}`, given[name], type);
    }
    return parted;
  }
}
