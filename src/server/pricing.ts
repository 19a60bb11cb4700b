/** Refuses operations that may cost too much before they run, and says in `extensions.cost` what those that ran might have cost. */
import { type ExecutionArgs, type GraphQLError, getOperationAST, getVariableValues } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limits } from '../limits.ts';
import { costOf, type Weights } from './cost.ts';
import { nestsDeeper } from './nesting.ts';
import { refuse } from './refusal.ts';

/** Variables may nest this deep, which is far more than the deepest filter does. */
const INPUT_DEPTH = 32;

const refuseNesting = (): GraphQLError =>
  refuse(
    'TOO_DEEP',
    { most: INPUT_DEPTH },
    `Variables nest more than ${INPUT_DEPTH} deep. Flatten the "and", "or" and "not" of filters.`,
  );

const refuseCost = (found: number, most: number): GraphQLError =>
  refuse(
    'TOO_COSTLY',
    { found, most },
    `The operation may cost ${found}; ${most} may be. Ask for smaller pages (first:), most of all inside one another, and for fewer counts and facets.`,
  );

/** An operation as it is to be executed, but for what only resolvers need. */
export type Request = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>;

export const nestsTooDeep = (variables: ExecutionArgs['variableValues']): boolean =>
  nestsDeeper(variables, INPUT_DEPTH);

/** What an operation may cost; null when it is one that cannot run, of which execution says why. */
export function priceOf(request: Request, weights: Weights): number | null {
  const { schema, document, operationName, variableValues } = request;
  const operation = getOperationAST(document, operationName);
  if (!operation) return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
  return coerced === undefined ? null : costOf({ schema, document, operation, variables: coerced }, weights);
}

export const pricedOperations = ({ maxCost }: Limits, weights: Weights): Plugin => ({
  onExecute({ args, setResultAndStopExecution }) {
    if (nestsTooDeep(args.variableValues)) {
      setResultAndStopExecution({ errors: [refuseNesting()] });
      return;
    }
    const cost = priceOf(args, weights);
    if (cost === null) return;
    if (cost > maxCost) {
      setResultAndStopExecution({ errors: [refuseCost(cost, maxCost)], extensions: { cost } });
      return;
    }
    return {
      // Set on the result as it is: to copy it would parse data that is already written.
      onExecuteDone({ result }) {
        if (!(Symbol.asyncIterator in result)) result.extensions = { ...result.extensions, cost };
      },
    };
  },
});
