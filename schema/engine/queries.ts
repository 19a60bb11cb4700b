/** What is learned of a document once, for as long as somebody keeps the document. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { type DeferredVariable, deferredVariables } from './variables.ts';

/** A query or subscription of a document. */
export interface Query {
  readonly number: number;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly deferred: readonly DeferredVariable[];
  /** It has variables, and all of them are deferred. */
  readonly isDeferred: boolean;
}

type Values = Readonly<Record<string, unknown>>;

interface Request {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
}

const NO_VALUES: Values = {};

/** The coerced values of the variables; null when the query cannot be executed with what was given. */
export function valuesOf(schema: GraphQLSchema, { operation }: Query, given: unknown): Values | null {
  const { variableDefinitions: definitions = [] } = operation;
  if (definitions.length === 0) return NO_VALUES;
  return getVariableValues(schema, definitions, (given ?? {}) as Values).coerced ?? null;
}

const fragmentsOf = ({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> => {
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
};

export class Queries {
  readonly #schema: GraphQLSchema;
  readonly #known = new WeakMap<DocumentNode, Map<string, Query | null>>();
  #count = 0;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Null when the document has no operation of that name, or it is a mutation. */
  find({ document, operationName }: Request): Query | null {
    const name = operationName ?? '';
    const known = this.#known.get(document) ?? new Map<string, Query | null>();
    this.#known.set(document, known);
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const operation = getOperationAST(document, operationName);
    // A single operation may be requested by its name or without.
    const same = [...known.values()].find((each) => each !== null && each.operation === operation);
    const found = same ?? this.#learn(document, operation);
    known.set(name, found);
    return found;
  }

  #learn(document: DocumentNode, operation: OperationDefinitionNode | null | undefined): Query | null {
    if (!operation || operation.operation === 'mutation') return null;
    const deferred = deferredVariables(this.#schema, document, operation);
    const isDeferred = deferred.length > 0 && deferred.length === operation.variableDefinitions?.length;
    return { number: this.#count++, operation, fragments: fragmentsOf(document), deferred, isDeferred };
  }
}
