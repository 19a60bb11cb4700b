/**
 * Estimates what a filter costs: each condition what its input field or type declares (`cost` in their extensions), and a relation, which
 * leads to the rows of another noun, a multiple of what is asked beyond it. Costs are of one look through a list.
 */
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
} from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/** What an input field, or all fields of an input type, cost. */
interface Declared {
  /** A condition. Default: 1. */
  readonly cost?: number;
  /** The same with an operator that folds. Default: no more. */
  readonly foldedCost?: number;
  /** An operator that disregards case and accents. */
  readonly folds?: boolean;
  /** It combines filters of the same rows: and, or, not. */
  readonly combines?: boolean;
}

/** What finding the rows that a relation leads to costs, beside the conditions on them, and how much dearer these are there. */
const RELATION = 12.5;
const RELATION_FACTOR = 1.6;

const declaredOf = ({ extensions }: { readonly extensions: object }): Declared => extensions as Declared;

const filterTypes = new WeakMap<GraphQLInputObjectType, boolean>();

function reaches(
  type: GraphQLInputObjectType,
  target: GraphQLInputObjectType,
  seen: Set<GraphQLInputObjectType>,
): boolean {
  return Object.values(type.getFields()).some((field) => {
    const inner = getNamedType(field.type);
    if (!isInputObjectType(inner)) return false;
    if (inner === target) return true;
    if (seen.has(inner)) return false;
    seen.add(inner);
    return reaches(inner, target, seen);
  });
}

/** A filter is an input object that may hold another one of its type. */
function isFilter(type: GraphQLInputObjectType): boolean {
  const known = filterTypes.get(type) ?? reaches(type, type, new Set());
  filterTypes.set(type, known);
  return known;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function costOfFilter(type: GraphQLInputObjectType, filter: unknown): number {
  if (Array.isArray(filter)) return sum(filter.map((each) => costOfFilter(type, each)));
  if (typeof filter !== 'object' || filter === null) return 0;
  const fields = type.getFields();
  return sum(Object.entries(filter).map(([name, value]) => costOfField(type, fields[name], value)));
}

function costOfField(owner: GraphQLInputObjectType, field: GraphQLInputField | undefined, value: unknown): number {
  if (field === undefined || value == null) return 0;
  const { cost = declaredOf(owner).cost ?? 1, foldedCost = cost, combines = false } = declaredOf(field);
  const type = getNamedType(field.type as GraphQLInputType);
  if (!isInputObjectType(type)) return cost;
  if (!isFilter(type)) return costOfConditions(type, value, { cost, foldedCost });
  const inner = costOfFilter(type, value);
  return combines ? inner : RELATION_FACTOR * (RELATION + inner);
}

/** What the operators of a field cost that are used; at least as much as one, whatever is looked up. Some of them hold filters again. */
function costOfConditions(
  type: GraphQLInputObjectType,
  value: unknown,
  { cost, foldedCost }: Required<Pick<Declared, 'cost' | 'foldedCost'>>,
): number {
  const fields = type.getFields();
  const used = Object.entries(value as Values).flatMap(([name, each]) => {
    const field = fields[name];
    if (field === undefined || each == null) return [];
    const { cost: own, folds } = declaredOf(field);
    if (isInputObjectType(getNamedType(field.type)) || own !== undefined) return [costOfField(type, field, each)];
    return [folds ? foldedCost : cost];
  });
  return Math.max(cost, sum(used));
}

/** What the filters among the arguments of a field cost; 0 when there is none. */
export function costOfFilters(args: readonly GraphQLArgument[], values: Values): number {
  return sum(
    args.map(({ name, type }) => {
      const named = getNamedType(type);
      return isInputObjectType(named) && isFilter(named) ? costOfFilter(named, values[name]) : 0;
    }),
  );
}
