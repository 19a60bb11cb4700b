/** What is found out of a document once, and holds whenever it is asked again. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { lateVariables } from './late.ts';

/** A query of a document. */
export interface KnownQuery {
  readonly number: number;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The variables whose values plans do not depend on. */
  readonly late: ReturnType<typeof lateVariables>;
  /** It has variables, and all of them are such. */
  readonly isLate: boolean;
}

type Values = Readonly<Record<string, unknown>>;

/** A document, and which of its operations is meant. */
interface Asked {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
}

const NO_VALUES: Values = {};

/** The values of the variables, as resolvers are given them; null when the query cannot be asked with those. */
export function valuesOf(schema: GraphQLSchema, { operation }: KnownQuery, given: unknown): Values | null {
  const { variableDefinitions: definitions = [] } = operation;
  if (definitions.length === 0) return NO_VALUES;
  return getVariableValues(schema, definitions, (given ?? {}) as Values).coerced ?? null;
}

const fragmentsOf = ({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> => {
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
};

/** The queries that have been asked, for as long as their documents are kept by somebody. */
export class KnownQueries {
  readonly #known = new WeakMap<DocumentNode, Map<string, KnownQuery | null>>();
  #count = 0;

  /** The query; null when there is none of that name, or it is no query. */
  find(schema: GraphQLSchema, { document, operationName }: Asked): KnownQuery | null {
    const name = operationName ?? '';
    const known = this.#known.get(document) ?? new Map<string, KnownQuery | null>();
    this.#known.set(document, known);
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const operation = getOperationAST(document, operationName);
    // A single operation may be asked by its name or without.
    const same = [...known.values()].find((each) => each !== null && each.operation === operation);
    const found = same ?? this.#learn(schema, document, operation);
    known.set(name, found);
    return found;
  }

  #learn(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode | null | undefined,
  ): KnownQuery | null {
    if (operation?.operation !== 'query') return null;
    const late = lateVariables(schema, document, operation);
    const isLate = late.length > 0 && late.length === operation.variableDefinitions?.length;
    return { number: this.#count++, operation, fragments: fragmentsOf(document), late, isLate };
  }
}
