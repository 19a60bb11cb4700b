/**
 * The resolver of every declared field. graphql-js runs it where more than data is wanted: for the payload of a mutation, and for errors,
 * which it gives their path and which it lets make their parents null. A field of a parent that is a value is answered by one statement; the
 * fields below it are read from that answer.
 */
import { type GraphQLResolveInfo, isObjectType } from 'graphql';
import type { Store } from '../../src/store/database/open.ts';
import { sqlite } from '../../src/store/sql/dialect.ts';
import { sql } from '../../src/store/sql/expression.ts';
import { readAnswer, spell } from '../../src/store/sql/statement.ts';
import { Planner } from './planner.ts';
import { ERROR_ENTRY, type Nodes, TYPE_ENTRY } from './planning.ts';

type Values = Readonly<Record<string, unknown>>;

const isAnswer = (parent: unknown): parent is Values =>
  typeof parent === 'object' && parent !== null && TYPE_ENTRY in parent;

/** The type of an object of an answer. */
export const typeOfAnswer = (answer: unknown): string => String((answer as Values)[TYPE_ENTRY]);

/** Puts errors in the place of the references to them. */
function revive(json: unknown, errors: readonly unknown[]): unknown {
  if (Array.isArray(json)) return json.map((item) => revive(item, errors));
  if (typeof json !== 'object' || json === null) return json;
  if (ERROR_ENTRY in json) return errors[Number(json[ERROR_ENTRY])];
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, revive(value, errors)]));
}

/** Answers a field with what is below it, by one statement. */
function answer(store: Store, parent: unknown, info: GraphQLResolveInfo): unknown {
  const { schema, fragments, variableValues, parentType, fieldName, fieldNodes } = info;
  const errors: unknown[] = [];
  const planner = new Planner({ schema, fragments, variables: variableValues, dialect: sqlite, errors });
  const field = parentType.getFields()[fieldName];
  if (!field || !isObjectType(parentType)) throw new Error(`${parentType.name} has no field ${fieldName}.`);
  const json = planner.field(field, parent, fieldNodes as unknown as Nodes);
  const statement = spell(sql`select ${planner.dialect.array(json)} as answer`, planner.dialect);
  const [value] = JSON.parse(readAnswer(store, statement, {})) as unknown[];
  return revive(value, errors);
}

export function resolveDeclared(
  parent: unknown,
  _args: unknown,
  context: { readonly store: Store },
  info: GraphQLResolveInfo,
): unknown {
  return isAnswer(parent) ? parent[String(info.path.key)] : answer(context.store, parent, info);
}
