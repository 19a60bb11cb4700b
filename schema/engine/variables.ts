/**
 * Finds the variables whose values are deferred wherever they are used, and takes those values out of a request: one plan then answers
 * for all of them.
 */
import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { deferred } from '../../src/store/sql/expression.ts';
import { type Deferral, deferralOf } from './declaration.ts';

type Values = Readonly<Record<string, unknown>>;

/** A variable that is deferred: a text, an id or a list of them, or an input object of which some fields are. */
export interface DeferredVariable {
  readonly name: string;
  readonly type: GraphQLInputType;
  /** Null for an input object. */
  readonly deferral: Deferral | null;
}

/** An argument or input field, or an item of a list in one. */
interface Position {
  readonly type: GraphQLInputType;
  readonly deferral: Deferral | null;
}

/** By variable: the deferrals of the positions where it is used; 'PART' where its fields may be, null where it cannot be. */
type Uses = Map<string, Set<Deferral | 'PART' | null>>;

const wayAt = ({ type, deferral }: Position): Deferral | 'PART' | null => {
  if (deferral) return deferral;
  return isInputObjectType(getNullableType(type)) ? 'PART' : null;
};

function collect(uses: Uses, value: ValueNode, position: Position | null): void {
  switch (value.kind) {
    case 'Variable': {
      const name = value.name.value;
      uses.set(name, (uses.get(name) ?? new Set()).add(position && wayAt(position)));
      return;
    }
    case 'ListValue': {
      const type = position && getNullableType(position.type);
      const item = position && isListType(type) ? { ...position, type: type.ofType } : null;
      for (const each of value.values) collect(uses, each, item);
      return;
    }
    case 'ObjectValue': {
      const type = position && getNamedType(position.type);
      const fields = isInputObjectType(type) ? type.getFields() : {};
      for (const { name, value: inner } of value.fields) collect(uses, inner, positionOf(fields[name.value]));
    }
  }
}

const positionOf = (
  at: { readonly type: GraphQLInputType; readonly extensions: object } | undefined,
): Position | null => (at ? { type: at.type, deferral: deferralOf(at) } : null);

function usesIn(schema: GraphQLSchema, document: DocumentNode): Uses {
  const uses: Uses = new Map();
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    Argument: ({ value }) => {
      const isOfField = types.getDirective() === null;
      collect(uses, value, isOfField ? positionOf(types.getArgument() ?? undefined) : null);
      return false;
    },
  });
  visit(document, visitor);
  return uses;
}

/** The variables of the operation that are deferred. */
export function deferredVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): DeferredVariable[] {
  if (variableDefinitions.length === 0) return [];
  const uses = usesIn(schema, document);
  return variableDefinitions.flatMap(({ variable, type: node }): DeferredVariable[] => {
    const name = variable.name.value;
    const [use = null, ...others] = uses.get(name) ?? [];
    const declared = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
    if (use === null || others.length > 0 || !declared) return [];
    return [{ name, type: getNullableType(declared), deferral: use === 'PART' ? null : use }];
  });
}

/** A request that only has deferred texts. */
interface Texts {
  /** What the plan depends on. */
  readonly decisions: string;
  readonly values: Values;
}

const itemName = (list: string, index: number): string => `${list}.${index}`;

/** The items of a list under the names that the plan has for them. */
const namedItems = (list: string, items: readonly unknown[]): Values =>
  Object.fromEntries(items.map((item, index) => [itemName(list, index), item]));

/** What the plan depends on of a text; null for what is no text, or decides in another way than texts do. */
function decisionOf({ decide }: Deferral, value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return decide ? decide(value) : '';
}

/** The values of a request whose variables are all deferred, without coercion; null when some are not plain texts or lists of them. */
export function textsOf(variables: readonly DeferredVariable[], given: Values): Texts | null {
  let decisions = '';
  let values = given;
  for (const { name, type, deferral } of variables) {
    const value = given[name];
    if (deferral === null || isListType(type) !== Array.isArray(value)) return null;
    const texts = Array.isArray(value) ? (value as unknown[]) : [value];
    for (const text of texts) {
      const decided = decisionOf(deferral, text);
      if (decided === null) return null;
      decisions += ` ${decided}`;
    }
    if (!isListType(type)) continue;
    decisions += `;${texts.length}`;
    values = { ...values, ...namedItems(name, texts) };
  }
  return { decisions, values };
}

/** Values for the plan, with parameters in the place of deferred ones, and the values of those. */
interface Split {
  readonly planned: Values;
  readonly values: Values;
}

/** Takes deferred texts out of coerced values, under names that no other has. */
class Splitter {
  readonly values: Record<string, unknown> = {};

  /** Of a text, or of each text in a list. */
  texts(name: string, deferral: Deferral, value: unknown): unknown {
    if (!Array.isArray(value)) return this.#text(name, deferral, value);
    return value.map((item: unknown, index) => this.#text(itemName(name, index), deferral, item));
  }

  #text(name: string, { decide }: Deferral, value: unknown): unknown {
    if (typeof value !== 'string') return value;
    const decided = decide ? decide(value) : '';
    if (decided === null) return value;
    this.values[name] = value;
    return deferred(name, decided);
  }

  part(name: string, value: unknown, declared: GraphQLInputType): unknown {
    const type = getNullableType(declared);
    if (Array.isArray(value) && isListType(type)) {
      return value.map((item: unknown, index) => this.part(`${name}.${index}`, item, type.ofType));
    }
    if (typeof value !== 'object' || value === null || !isInputObjectType(type)) return value;
    const fields = type.getFields();
    const split = Object.entries(value).map(([field, inner]): [string, unknown] => {
      const position = positionOf(fields[field]);
      const path = `${name}.${field}`;
      if (position?.deferral) return [field, this.texts(path, position.deferral, inner)];
      return [field, position ? this.part(path, inner, position.type) : inner];
    });
    return Object.fromEntries(split);
  }
}

export function split(variables: readonly DeferredVariable[], values: Values): Split {
  if (variables.length === 0) return { planned: values, values: {} };
  const splitter = new Splitter();
  const planned: Record<string, unknown> = { ...values };
  for (const { name, type, deferral } of variables) {
    if (!(name in values)) continue;
    const value = values[name];
    planned[name] = deferral ? splitter.texts(name, deferral, value) : splitter.part(name, value, type);
  }
  return { planned, values: splitter.values };
}

/** Values for plans that are made in advance: one for each way in which deferred ids and texts may be decided. */
export function samplesOf(variables: readonly DeferredVariable[]): Values[] {
  const names = variables.filter(({ deferral }) => deferral !== null);
  const most = Math.max(1, ...names.map(({ deferral }) => deferral?.samples?.length ?? 1));
  return Array.from({ length: most }, (_, index) =>
    Object.fromEntries(names.map(({ name, deferral }) => [name, deferral?.samples?.[index] ?? 'x'])),
  );
}
