/** Selects all fields of a type down to some depth. */
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

export const isConnection = (field: Field): boolean => getNamedType(field.type).name.endsWith('Connection');

/** All values of a type, and of the objects it has, save lists with pages and what needs arguments, the same so far down. */
export function selectionOf(type: GraphQLObjectType, depth: number): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [field.name];
    if (depth === 0 || isConnection(field)) return [];
    if (isUnionType(named)) {
      const possible = named.getTypes().map((each) => `... on ${each.name} ${selectionOf(each, depth - 1)}`);
      return [`${field.name} { __typename ${possible.join(' ')} }`];
    }
    return isObjectType(named) ? [`${field.name} ${selectionOf(named, depth - 1)}`] : [];
  });
  return `{ __typename ${parts.join(' ')} }`;
}
