/**
 * Counts beforehand what an operation may cost at most: a node costs 1, a page multiplies what is asked of each of its nodes, and
 * fields that make the database work have weights. In time proportional to the document, however its fragments are nested.
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

/** One operation of a document that was found valid, with its variables coerced. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What fields cost beside the nodes they give, by `Type.field`. */
export type Weights = Readonly<Record<string, number>>;

/** Items of a list that no argument bounds. */
const UNBOUNDED_LIST = 5;
/** What describes the schema lies in memory: a node of it costs little. */
const INTROSPECTION_NODE = 0.025;

/** A place in the schema, and the size of the page that its lists are, where one was asked for above it. */
interface Place {
  readonly type: GraphQLCompositeType;
  readonly page: number | null;
}

type Arguments = Readonly<Record<string, unknown>>;
type Field = GraphQLField<unknown, unknown>;

const isList = (type: GraphQLOutputType): boolean => isListType(getNullableType(type));

/** A wrapper of a node, which is read with it. */
const isEdge = ({ name }: GraphQLNamedType): boolean => name.endsWith('Edge');

function fieldOf(type: GraphQLCompositeType, name: string): Field | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

/** The size that arguments ask for: of a page, or of a list of things named one by one. */
function sizeAsked({ first, last, ids }: Arguments): number | null {
  const size = last ?? first ?? (Array.isArray(ids) ? ids.length : null);
  return typeof size === 'number' ? Math.max(size, 1) : null;
}

/** Counts one operation; a selection set that is met again at a place like the last is not counted again. */
class Counter {
  readonly #schema: GraphQLSchema;
  readonly #variables: Arguments;
  readonly #weights: Weights;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #known = new Map<SelectionSetNode, Map<string, number>>();

  constructor({ schema, document, variables }: Operation, weights: Weights) {
    this.#schema = schema;
    this.#variables = variables;
    this.#weights = weights;
    const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  ofSet(set: SelectionSetNode, place: Place): number {
    const byPlace = this.#known.get(set) ?? new Map<string, number>();
    this.#known.set(set, byPlace);
    const key = `${place.type.name} ${place.page}`;
    const known = byPlace.get(key);
    if (known !== undefined) return known;
    const cost = set.selections.reduce((sum, selection) => sum + this.#ofSelection(selection, place), 0);
    byPlace.set(key, cost);
    return cost;
  }

  #ofSelection(selection: SelectionNode, place: Place): number {
    if (selection.kind === Kind.FIELD) return this.#ofField(selection, place);
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
    if (fragment === undefined) return 0;
    const named = fragment.typeCondition && this.#schema.getType(fragment.typeCondition.name.value);
    return this.ofSet(fragment.selectionSet, { ...place, type: isCompositeType(named) ? named : place.type });
  }

  #ofField(node: FieldNode, place: Place): number {
    const field = fieldOf(place.type, node.name.value);
    if (field === undefined) return 0;
    const weight = this.#weights[`${place.type.name}.${field.name}`] ?? 0;
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || node.selectionSet === undefined) return weight;
    const asked = sizeAsked(argumentsOf(field, node, this.#variables));
    if (!isList(field.type)) return weight + priceOf(type) + this.ofSet(node.selectionSet, { type, page: asked });
    const size = asked ?? place.page ?? this.#sizeOf(field, place);
    return weight + size * (priceOf(type) + this.ofSet(node.selectionSet, { type, page: null }));
  }

  #sizeOf({ name }: Field, { type }: Place): number {
    return type.name === '__Schema' && name === 'types'
      ? Object.keys(this.#schema.getTypeMap()).length
      : UNBOUNDED_LIST;
  }
}

/** The cost of the operation, a whole number. What `@skip` leaves out counts, and what is asked for twice counts twice. */
export function costOf(asked: Operation, weights: Weights): number {
  const type = asked.schema.getRootType(asked.operation.operation);
  if (!type) return 0;
  const cost = new Counter(asked, weights).ofSet(asked.operation.selectionSet, { type, page: null });
  return Math.min(Math.ceil(cost), Number.MAX_SAFE_INTEGER);
}

function priceOf(type: GraphQLNamedType): number {
  if (isIntrospectionType(type)) return INTROSPECTION_NODE;
  return isEdge(type) ? 0 : 1;
}

/** The arguments of a field; none when they cannot be, which execution says with the place. */
function argumentsOf(field: Field, node: FieldNode, variables: Arguments): Arguments {
  if (field.args.length === 0) return {};
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    return {};
  }
}
