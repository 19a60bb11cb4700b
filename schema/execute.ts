/** Executes operations: what compiles is answered by one statement a root field, the rest by resolvers, in one answer. */
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { buildExecutionContext } from 'graphql/execution/execute.js';
import { LRUCache } from 'lru-cache';
import { type LateTexts, readAnswer } from '../src/store/answering.ts';
import type { Store } from '../src/store/open.ts';
import { lateVariables, type Parted, part } from './compile/late.ts';
import { type Asked, planOperation, type RootField } from './compile/plan.ts';

/** Plans kept; the least recently used goes first. */
const PLANS_KEPT = 1000;

/** An answer; the data of one that was compiled whole is JSON already. */
export type Answer = { readonly json: string } | { readonly result: ExecutionResult };

/** Told of each root field that its resolvers have to answer. */
export type OnFallback = (field: string, reason: string) => void;

export interface Executor {
  readonly answer: (args: ExecutionArgs) => Promise<Answer>;
  /** The answer as a value; does not depend on `this`. */
  readonly execute: (args: ExecutionArgs) => Promise<ExecutionResult>;
}

type Plan = readonly RootField[];

/** What is known of a document. */
interface Known {
  readonly number: number;
  /** By operation, the variables whose values plans do not depend on. */
  readonly late: Map<OperationDefinitionNode, ReturnType<typeof lateVariables>>;
}

/** A root field with its data as JSON, or the fields that resolvers have to answer. */
type Part =
  | { readonly name: string; readonly json: string }
  | { readonly name: string; readonly nodes: readonly FieldNode[] };

/** The name of the field in the schema. */
const nameOf = ({ nodes: [node] }: RootField): string => `Query.${node?.name.value}`;

/** The same document, asked only for these fields of the root. */
function onlyFields(document: DocumentNode, operation: OperationDefinitionNode, nodes: readonly FieldNode[]) {
  const narrow = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: nodes } as const };
  return { ...document, definitions: document.definitions.map((each) => (each === operation ? narrow : each)) };
}

const join = (parts: readonly { name: string; json: string }[]): string =>
  `{${parts.map(({ name, json }) => `${JSON.stringify(name)}:${json}`).join(',')}}`;

class Executing implements Executor {
  readonly #store: Store;
  readonly #onFallback: OnFallback;
  readonly #plans = new LRUCache<string, Plan>({ max: PLANS_KEPT });
  readonly #documents = new WeakMap<DocumentNode, Known>();
  #documentCount = 0;

  constructor(store: Store, onFallback: OnFallback) {
    this.#store = store;
    this.#onFallback = onFallback;
  }

  #known(document: DocumentNode): Known {
    const kept = this.#documents.get(document);
    if (kept) return kept;
    const known = { number: this.#documentCount++, late: new Map() };
    this.#documents.set(document, known);
    return known;
  }

  /** Parts variables by the operation; what is found out of a document is kept with it. */
  #part({ document }: ExecutionArgs, { operation, variableValues }: Asked): Parted {
    const { late } = this.#known(document);
    const variables = late.get(operation) ?? lateVariables(document, operation);
    late.set(operation, variables);
    return part(variables, variableValues);
  }

  #keyOf({ document, operationName }: ExecutionArgs, variables: Parted['early']): string {
    return JSON.stringify([this.#known(document).number, operationName ?? '', variables]);
  }

  async #plan(key: string, asked: Asked): Promise<Plan> {
    const plan = await planOperation(asked);
    this.#plans.set(key, plan);
    return plan;
  }

  /** What fails is asked again of the resolvers, which give the error its place. */
  #read(field: RootField, late: LateTexts): Part {
    if ('reason' in field) {
      this.#onFallback(nameOf(field), field.reason);
      return field;
    }
    try {
      return { name: field.name, json: readAnswer(this.#store, field.statement, late) };
    } catch (error) {
      this.#onFallback(nameOf(field), error instanceof Error ? error.message : String(error));
      return field;
    }
  }

  async answer(args: ExecutionArgs): Promise<Answer> {
    const context = buildExecutionContext(args);
    if (!('operation' in context) || context.operation.operation !== 'query') return { result: await execute(args) };
    const { schema, operation, fragments } = context;
    const { early, late } = this.#part(args, context);
    const key = this.#keyOf(args, early);
    const plan =
      this.#plans.get(key) ?? (await this.#plan(key, { schema, operation, fragments, variableValues: early }));
    const parts = plan.map((field) => this.#read(field, late));
    const left = parts.flatMap((part) => ('nodes' in part ? part.nodes : []));
    if (left.length === 0) return { json: join(parts as { name: string; json: string }[]) };
    const rest = await execute({ ...args, document: onlyFields(args.document, operation, left) });
    return { result: merged(parts, rest) };
  }

  readonly execute = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const answer = await this.answer(args);
    return 'json' in answer ? written(answer.json) : answer.result;
  };
}

/** A result that Yoga sends as it is written, and that is parsed only for who looks at its data. */
function written(json: string): ExecutionResult {
  return {
    get data() {
      return JSON.parse(json) as ExecutionResult['data'] & object;
    },
    stringify(result: ExecutionResult): string {
      const { errors, extensions } = result;
      if (errors !== undefined) return JSON.stringify(result);
      return `{"data":${json}${extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`}}`;
    },
  } as ExecutionResult;
}

/** The fields of both in their order; an error of a field that cannot be null leaves no data at all. */
function merged(parts: readonly Part[], { data, ...rest }: ExecutionResult): ExecutionResult {
  if (data == null) return { ...rest, data: data ?? null };
  const values = parts.map((part) => [part.name, 'json' in part ? JSON.parse(part.json) : data[part.name]] as const);
  return { ...rest, data: Object.fromEntries(values) };
}

/** An executor of operations on the schema, over the store that their contexts have. */
export function createExecutor(store: Store, onFallback: OnFallback = () => {}): Executor {
  return new Executing(store, onFallback);
}
