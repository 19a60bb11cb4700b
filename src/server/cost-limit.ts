/** Cost limit: rejects operations that may cost too much before they run, and puts the cost of those that run into `extensions.cost`. */
import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  getOperationAST,
  getVariableValues,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Request } from '../../schema/execute.ts';
import type { Limits } from '../limits.ts';
import { costOf } from './cost.ts';
import { limitExceeded } from './errors.ts';

/** Levels that the values of variables may nest; the deepest filter takes a quarter of it. */
const MAX_VARIABLE_DEPTH = 32;

export const nestedTooDeep = (): GraphQLError =>
  limitExceeded(
    'TOO_DEEP',
    { most: MAX_VARIABLE_DEPTH },
    `Variables nest more than ${MAX_VARIABLE_DEPTH} levels deep. Flatten the "and", "or" and "not" of filters.`,
  );

export const tooCostly = (found: number, most: number): GraphQLError =>
  limitExceeded(
    'TOO_COSTLY',
    { found, most },
    `The operation may cost ${found}; the limit is ${most}. Ask for smaller pages (first:), most of all inside one another, and for fewer counts and facets.`,
  );

/** Whether a JSON value nests more than `depth` objects and lists; looks no deeper than that. */
function nestsDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === 0) return true;
  const inner = value as Readonly<Record<string, unknown>>;
  for (const name in inner) if (nestsDeeper(inner[name], depth - 1)) return true;
  return false;
}

export const nestsTooDeep = (variables: ExecutionArgs['variableValues']): boolean =>
  nestsDeeper(variables, MAX_VARIABLE_DEPTH);

/** The highest cost that an operation may have; null for one that cannot run, of which execution says why. */
export function estimateCost({ schema, document, operationName, variableValues }: Request): number | null {
  const operation = getOperationAST(document, operationName);
  if (!operation) return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
  return coerced === undefined ? null : costOf({ schema, document, operation, variables: coerced });
}

/** The refusal of an operation that may cost too much; otherwise its cost, null when it cannot run. */
function checkCost(args: ExecutionArgs, maxCost: number): { readonly cost: number | null } | ExecutionResult {
  if (nestsTooDeep(args.variableValues)) return { errors: [nestedTooDeep()] };
  const cost = estimateCost(args);
  return cost !== null && cost > maxCost ? { errors: [tooCostly(cost, maxCost)], extensions: { cost } } : { cost };
}

export const limitCost = ({ maxCost }: Limits): Plugin => ({
  onExecute({ args, setResultAndStopExecution }) {
    const checked = checkCost(args, maxCost);
    if (!('cost' in checked)) {
      setResultAndStopExecution(checked);
      return;
    }
    const { cost } = checked;
    if (cost === null) return;
    return {
      // Changes the result in place: a copy would parse its data, which are JSON text already.
      onExecuteDone({ result }) {
        if (!(Symbol.asyncIterator in result)) result.extensions = { ...result.extensions, cost };
      },
    };
  },
  /** Each event of a subscription costs as much. */
  onSubscribe({ args, setResultAndStopExecution }) {
    const checked = checkCost(args, maxCost);
    if (!('cost' in checked)) setResultAndStopExecution(checked);
  },
});
