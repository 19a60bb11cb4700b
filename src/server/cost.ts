/**
 * Estimates the highest cost of an operation: a node costs 1, a page multiplies the cost of its nodes, filters cost what their
 * conditions do, and fields that are expensive for the database declare a cost of their own (`cost` in their extensions). Takes time
 * proportional to the document, however its fragments are nested.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import type { CostParams, FieldExtensions } from '../../schema/execute.ts';
import { costOfFilters } from './filter-cost.ts';

/** An operation of a valid document, with its variables coerced. */
interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Items of a list that no argument bounds, estimated. */
const UNBOUNDED_LIST = 5;
/** Nodes of the introspection schema are in memory. */
const INTROSPECTION_NODE = 0.025;

/** Where a selection set stands: its type, and what the connection above it was given. */
interface Scope {
  readonly type: GraphQLCompositeType;
  readonly page: number | null;
  /** The cost of the list that this is a part of, and of its filter alone. */
  readonly list: number;
  readonly filter: number;
  /** The arguments of the field above. */
  readonly argsAbove: Arguments;
}

type Arguments = Readonly<Record<string, unknown>>;
type Field = GraphQLField<unknown, unknown>;

/** The cost of a field beside that of its nodes, as the schema declares it. */
function ownCostOf({ extensions }: Field, params: CostParams): number {
  const { cost = 0 } = extensions as FieldExtensions;
  return typeof cost === 'number' ? cost : cost(params);
}

const NO_ARGUMENTS: Arguments = {};

/** The list of a selection set that is no part of one. */
const NO_LIST = { page: null, list: 0, filter: 0 } as const;

const isList = (type: GraphQLOutputType): boolean => isListType(getNullableType(type));

/** Edges are read with their nodes. */
const isEdge = ({ name }: GraphQLNamedType): boolean => name.endsWith('Edge');

function fieldOf(type: GraphQLCompositeType, name: string): Field | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

/** The number of nodes that the arguments ask for, as a page or by their ids; null when they do not say. */
function sizeInArguments({ first, last, ids }: Arguments): number | null {
  const size = last ?? first ?? (Array.isArray(ids) ? ids.length : null);
  return typeof size === 'number' ? Math.max(size, 0) : null;
}

function nodeCost(type: GraphQLNamedType): number {
  if (isIntrospectionType(type)) return INTROSPECTION_NODE;
  return isEdge(type) ? 0 : 1;
}

/** None when they are invalid, which execution reports. */
function argumentsOf(field: Field, node: FieldNode, variables: Arguments): Arguments {
  if (field.args.length === 0) return NO_ARGUMENTS;
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    return NO_ARGUMENTS;
  }
}

/** Adds up one operation. Keeps the cost of each selection set by its scope, since a fragment may be spread many times. */
class CostCounter {
  readonly #schema: GraphQLSchema;
  readonly #variables: Arguments;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #cache = new Map<SelectionSetNode, Map<string, number>>();
  readonly #arguments = new Map<FieldNode, Map<Field, Arguments>>();
  readonly #numbers = new Map<Arguments, number>();

  constructor({ schema, document, variables }: Operation) {
    this.#schema = schema;
    this.#variables = variables;
    const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  ofSet(set: SelectionSetNode, scope: Scope): number {
    const byScope = this.#cache.get(set) ?? new Map<string, number>();
    this.#cache.set(set, byScope);
    const key = `${scope.type.name} ${scope.page} ${scope.list} ${scope.filter} ${this.#numberOf(scope.argsAbove)}`;
    const cached = byScope.get(key);
    if (cached !== undefined) return cached;
    const cost = set.selections.reduce((sum, selection) => sum + this.#ofSelection(selection, scope), 0);
    byScope.set(key, cost);
    return cost;
  }

  #ofSelection(selection: SelectionNode, scope: Scope): number {
    if (selection.kind === Kind.FIELD) return this.#ofField(selection, scope);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
    if (fragment === undefined) return 0;
    const condition = fragment.typeCondition && this.#schema.getType(fragment.typeCondition.name.value);
    return this.ofSet(fragment.selectionSet, { ...scope, type: isCompositeType(condition) ? condition : scope.type });
  }

  #ofField(node: FieldNode, scope: Scope): number {
    const field = fieldOf(scope.type, node.name.value);
    if (field === undefined) return 0;
    const args = this.#argumentsOf(field, node);
    const filter = costOfFilters(field.args, args);
    const params: CostParams = { args, ...scope };
    const own = filter + ownCostOf(field, params);
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || node.selectionSet === undefined) return own;
    const page = sizeInArguments(args);
    const inner = { ...NO_LIST, type, argsAbove: args };
    if (!isList(field.type)) {
      // A field without arguments, such as `pageInfo`, is a part of the list above.
      const list = field.args.length > 0 ? { list: own, filter } : { list: scope.list, filter: scope.filter };
      return own + nodeCost(type) + this.ofSet(node.selectionSet, { ...inner, page, ...list });
    }
    const declared = (field.extensions as FieldExtensions).size?.(params);
    const size = page ?? declared ?? scope.page ?? this.#unboundedSize(field, scope);
    return own + size * (nodeCost(type) + this.ofSet(node.selectionSet, inner));
  }

  /** The same object whenever a selection is come to: selection sets below it share their cost. */
  #argumentsOf(field: Field, node: FieldNode): Arguments {
    const byField = this.#arguments.get(node) ?? new Map<Field, Arguments>();
    this.#arguments.set(node, byField);
    const args = byField.get(field) ?? argumentsOf(field, node, this.#variables);
    byField.set(field, args);
    return args;
  }

  /** Distinguishes arguments in keys. */
  #numberOf(args: Arguments): number {
    if (args === NO_ARGUMENTS) return 0;
    const known = this.#numbers.get(args) ?? this.#numbers.size + 1;
    this.#numbers.set(args, known);
    return known;
  }

  #unboundedSize({ name }: Field, { type }: Scope): number {
    return type.name === '__Schema' && name === 'types'
      ? Object.keys(this.#schema.getTypeMap()).length
      : UNBOUNDED_LIST;
  }
}

/** A whole number. Fields that `@skip` leaves out count, and fields that are selected twice count twice. */
export function costOf(operation: Operation): number {
  const type = operation.schema.getRootType(operation.operation.operation);
  if (!type) return 0;
  const scope = { ...NO_LIST, type, argsAbove: NO_ARGUMENTS };
  const cost = new CostCounter(operation).ofSet(operation.operation.selectionSet, scope);
  return Math.min(Math.ceil(cost), Number.MAX_SAFE_INTEGER);
}
