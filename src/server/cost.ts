/**
 * Estimates the highest cost of an operation: a node costs 1, a page multiplies the cost of its nodes, and fields that are expensive
 * for the database declare a cost of their own (`cost` in their extensions). Takes time proportional to the document, however its fragments are nested.
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

/** An operation of a valid document, with its variables coerced. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Items of a list that no argument bounds, estimated. */
const UNBOUNDED_LIST = 5;
/** Nodes of the introspection schema are in memory. */
const INTROSPECTION_NODE = 0.025;

/** Where a selection set stands: its type, and the page size that a connection above it was given. */
interface Scope {
  readonly type: GraphQLCompositeType;
  readonly page: number | null;
}

type Arguments = Readonly<Record<string, unknown>>;
type Field = GraphQLField<unknown, unknown>;

/** The cost of a field beside that of its nodes, as the schema declares it. */
const ownCostOf = ({ extensions }: Field): number => Number(extensions.cost ?? 0);

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
  if (field.args.length === 0) return {};
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    return {};
  }
}

/** Adds up one operation. Keeps the cost of each selection set by its scope, since a fragment may be spread many times. */
class CostCounter {
  readonly #schema: GraphQLSchema;
  readonly #variables: Arguments;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #cache = new Map<SelectionSetNode, Map<string, number>>();

  constructor({ schema, document, variables }: Operation) {
    this.#schema = schema;
    this.#variables = variables;
    const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  ofSet(set: SelectionSetNode, scope: Scope): number {
    const byScope = this.#cache.get(set) ?? new Map<string, number>();
    this.#cache.set(set, byScope);
    const key = `${scope.type.name} ${scope.page}`;
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
    const own = ownCostOf(field);
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || node.selectionSet === undefined) return own;
    const page = sizeInArguments(argumentsOf(field, node, this.#variables));
    if (!isList(field.type)) return own + nodeCost(type) + this.ofSet(node.selectionSet, { type, page });
    const size = page ?? scope.page ?? this.#unboundedSize(field, scope);
    return own + size * (nodeCost(type) + this.ofSet(node.selectionSet, { type, page: null }));
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
  const cost = new CostCounter(operation).ofSet(operation.operation.selectionSet, { type, page: null });
  return Math.min(Math.ceil(cost), Number.MAX_SAFE_INTEGER);
}
