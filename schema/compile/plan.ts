/** Plans an operation: one statement for each root field, or the reason why its resolvers have to run. */
import type { FieldNode } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { type AnswerStatement, quoted, statementOf } from '../../src/store/sql/answer.ts';
import { Literals, type Parted } from './late.ts';
import { type Fields, fieldJson, type Operation } from './selection.ts';

/** A field of the root under its name in the answer. */
export type RootField = { readonly name: string; readonly nodes: readonly FieldNode[] } & (
  | {
      readonly statement: AnswerStatement;
      /** Late texts that the document itself says. */
      readonly literals: Parted['late'];
    }
  | { readonly reason: string }
);

export type Asked = Omit<Operation, 'literals'>;

async function planField(asked: Asked, name: string, nodes: Fields): Promise<RootField> {
  const type = asked.schema.getQueryType();
  if (!type) return { name, nodes, reason: 'there is nothing to query' };
  try {
    const literals = new Literals();
    const json = await asked.tracer.alone(() => fieldJson({ ...asked, literals }, { type, row: undefined }, nodes));
    const isName = nodes[0].name.value === '__typename';
    return { name, nodes, statement: statementOf(isName ? quoted(json) : json), literals: literals.late };
  } catch (error) {
    return { name, nodes, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The root fields in the order of the answer. */
export async function planOperation(asked: Asked): Promise<RootField[]> {
  const { schema, fragments, variableValues, operation } = asked;
  const type = schema.getQueryType();
  if (!type) return [];
  const fields = collectFields(schema, fragments, variableValues as never, type, operation.selectionSet);
  return Promise.all([...fields].map(([name, nodes]) => planField(asked, name, nodes as unknown as Fields)));
}
