/** Finds the variables whose values need not be known before a statement runs: keys and ids by which a root field finds one thing. */
import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, visit } from 'graphql';
import { lateText } from '../../src/store/late.ts';

type Values = Readonly<Record<string, unknown>>;

/** Values for the plan, and the texts that its statements are given later. */
export interface Parted {
  readonly early: Values;
  readonly late: Readonly<Record<string, string>>;
}

/** Ids of these types are a key and nothing else. */
const KEYED = /^(Entity|Article):(.+)$/s;

const FINDERS: ReadonlySet<string> = new Set(['entity', 'article', 'node']);

const countUses = (document: DocumentNode): Map<string, number> => {
  const uses = new Map<string, number>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name: { value } }) => void uses.set(value, (uses.get(value) ?? 0) + 1),
  });
  return uses;
};

/** Names of the variables that are a `key` or `id` of the field. */
const namesOf = ({ name, arguments: given = [] }: FieldNode): [string, 'key' | 'id'][] =>
  given.flatMap(({ name: { value: argument }, value }): [string, 'key' | 'id'][] => {
    const isKey = argument === 'key' || argument === 'id';
    return isKey && FINDERS.has(name.value) && value.kind === Kind.VARIABLE ? [[value.name.value, argument]] : [];
  });

/** The variables that are used once in the whole document, and there to find what a root field gives. */
export function lateVariables(document: DocumentNode, operation: OperationDefinitionNode): [string, 'key' | 'id'][] {
  const uses = countUses(document);
  const fields = operation.selectionSet.selections.filter((each) => each.kind === Kind.FIELD);
  return fields.flatMap(namesOf).filter(([name]) => uses.get(name) === 1);
}

/** Parts the values of variables into those that decide what a statement looks like and those it is given later. */
export function part(variables: readonly [string, 'key' | 'id'][], values: Values): Parted {
  const early: Record<string, unknown> = { ...values };
  const late: Record<string, string> = {};
  for (const [name, argument] of variables) {
    const value = values[name];
    const [, type, key] = typeof value === 'string' ? (KEYED.exec(value) ?? []) : [];
    if (argument === 'key' && typeof value === 'string') {
      early[name] = lateText(name);
      late[name] = value;
    } else if (argument === 'id' && key !== undefined) {
      early[name] = `${type}:${lateText(name)}`;
      late[name] = key;
    }
  }
  return { early, late };
}
