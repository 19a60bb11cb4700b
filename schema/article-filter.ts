/** Reads a filter of articles from JSON as GraphQL reads a variable, with the same errors: exports take it outside of a document. */
import { type FieldNode, getVariableValues, type OperationDefinitionNode, parse } from 'graphql';
import { DatelineError } from '../src/problem.ts';
import type { ArticleFilter } from '../src/store/filter/model.ts';
import { argumentsOf } from './engine/arguments.ts';
import type { Field } from './engine/declaration.ts';
import { schema } from './index.ts';

const DOCUMENT = parse('query ($filter: ArticleFilter) { articles(filter: $filter) { totalCount } }');
const [OPERATION] = DOCUMENT.definitions as [OperationDefinitionNode];
const [FIELD] = OPERATION.selectionSet.selections as [FieldNode];

const badInput = (message: string): DatelineError => new DatelineError('BAD_USER_INPUT', message);

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw badInput(
      'The filter is no JSON; write it as the value of an ArticleFilter, such as {"source": {"eq": "AP"}}.',
    );
  }
}

/** Null stands for no filter. Throws BAD_USER_INPUT with the message that GraphQL gives for such a variable. */
export function readArticleFilter(json: string): ArticleFilter | null {
  const filter = parseJson(json);
  const { errors, coerced } = getVariableValues(
    schema,
    OPERATION.variableDefinitions ?? [],
    { filter },
    { maxErrors: 1 },
  );
  if (errors?.[0]) throw badInput(errors[0].message);
  const field = schema.getQueryType()?.getFields().articles as unknown as Field;
  const args: { readonly filter?: ArticleFilter | null } = argumentsOf(field, FIELD, coerced ?? {});
  return args.filter ?? null;
}
