/** What a subscription follows: the log of its root field, from where, and whether what it names exists. */
import { GraphQLError, type GraphQLFieldMap, type GraphQLSchema, getArgumentValues } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { DatelineError } from '../../src/problem.ts';
import type { Store } from '../../src/store/database/open.ts';
import type { EventLog } from '../../src/store/read/event-log.ts';
import { sqlite } from '../../src/store/sql/dialect.ts';
import { raw, sql } from '../../src/store/sql/expression.ts';
import { exists } from '../../src/store/sql/operators.ts';
import { type One, select } from '../../src/store/sql/query.ts';
import { readJson, spell } from '../../src/store/sql/statement.ts';
import { argumentsOf } from './arguments.ts';
import { extensionsOf } from './declaration.ts';
import type { Nodes } from './planning.ts';
import type { Query } from './queries.ts';

/** The name of the value that a subscription is executed with: the id of the event. No variable can have it. */
export const EVENT_VALUE = '!event';

export interface EventSource {
  readonly log: EventLog;
  /** The name of the field in the answer. */
  readonly name: string;
  /** The event after which it begins, or a position; null for from now on. */
  readonly after: string | null;
}

/** Runs `work`; what it throws becomes the error of the root field. */
export function attempt<Result>(name: string, nodes: Nodes, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof GraphQLError || !(error instanceof Error)) throw error;
    throw new GraphQLError(error.message, { nodes: [nodes[0]], path: [name], originalError: error });
  }
}

function requireSubject(store: Store, { rows }: One<unknown>): void {
  const statement = spell(sql`select ${exists(select(raw('1'), rows))}`, sqlite);
  if (String(readJson(store, statement, {})) === '1') return;
  throw new DatelineError('NOT_FOUND', 'There is nothing with that id.');
}

/** Throws a GraphQLError: NOT_FOUND for what is not there, BAD_USER_INPUT for arguments that do not fit or when no field is left by @skip. */
export function eventSourceOf(
  schema: GraphQLSchema,
  store: Store,
  { operation, fragments }: Query,
  variables: Readonly<Record<string, unknown>>,
): EventSource {
  const type = schema.getSubscriptionType();
  const collected = type && collectFields(schema, fragments, variables as never, type, operation.selectionSet);
  const [[name, nodes] = []] = [...(collected ?? [])] as unknown as [name: string, nodes: Nodes][];
  const known: GraphQLFieldMap<unknown, unknown> = type?.getFields() ?? {};
  const field = nodes && known[nodes[0].name.value];
  const events = field && extensionsOf(field).events;
  if (!events || name === undefined) {
    throw new GraphQLError('A subscription has exactly one field.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  const given = getArgumentValues(field, nodes[0], variables);
  const { after = null } = given as { readonly after?: string | null };
  const position = attempt(name, nodes, () => events.position?.(given) ?? after);
  attempt(name, nodes, () => {
    const subject = events.subject?.(argumentsOf(field, nodes[0], variables));
    if (subject) requireSubject(store, subject);
  });
  return { log: events.log, name, after: position };
}
