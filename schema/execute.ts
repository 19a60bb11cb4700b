/** Executes operations: what compiles is answered by one statement a root field, the rest by resolvers, in one answer. */
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Store } from '../src/store/database/open.ts';
import { readAnswer } from '../src/store/sql/answering.ts';
import { Finding } from '../src/store/sql/late.ts';
import { KnownQueries, type KnownQuery, valuesOf } from './compile/known.ts';
import { type Parted, part, textsIn } from './compile/late.ts';
import { planOperation, type RootField } from './compile/plan.ts';
import { Tracer } from './compile/tracer.ts';
import type { Context } from './context.ts';
import { Engine } from './engine/executor.ts';
import { Undeclared } from './engine/planning.ts';
import { schema as declared } from './next/index.ts';

/** Plans kept; the least recently used goes first. */
const PLANS_KEPT = 1000;

/** An answer; the data of one that was compiled whole is JSON already. */
export type Answer = { readonly json: string } | { readonly result: ExecutionResult };

/** Told of each root field that its resolvers have to answer. */
export type OnFallback = (field: string, reason: string) => void;

/** A request to execute an operation, without what only resolvers need. */
export type Request = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>;

/** What can be answered at once. */
export interface Prepared {
  /** The same object whenever the same is asked with values that are planned alike. */
  readonly plan: object;
  /** How many statements are run at least; 1 only when it is one. */
  readonly statements: number;
  /** The data as JSON; null when `answer` has to be asked after all. */
  readonly read: () => string | null;
}

export interface Executor {
  /**
   * Null when `answer` has to be asked: what is asked has not been answered before, or does not compile whole. The document is
   * taken to be valid. Does not depend on `this`.
   */
  readonly prepare: (request: Request) => Prepared | null;
  /** Compiles what can be before the values of variables are known, so that `prepare` knows it. Does not depend on `this`. */
  readonly compile: (request: Request) => Promise<void>;
  readonly answer: (args: ExecutionArgs) => Promise<Answer>;
  /** The answer as a value; does not depend on `this`. */
  readonly execute: (args: ExecutionArgs) => Promise<ExecutionResult>;
}

interface Plan {
  readonly fields: readonly RootField[];
  /** The same fields where all of them compile; otherwise null. */
  readonly whole: readonly Compiled[] | null;
  readonly statements: number;
}

/** A plan's key, and what it is planned and read with. */
interface Situation {
  readonly query: KnownQuery;
  readonly key: string;
  readonly early: () => Parted['early'];
  readonly late: Parted['late'];
}

/** A root field with its data as JSON, or the fields that resolvers have to answer. */
type Part = Written | { readonly name: string; readonly nodes: readonly FieldNode[] };

interface Written {
  readonly name: string;
  readonly json: string;
}

type Compiled = Extract<RootField, { readonly statement: unknown }>;

/** The name of the field in the schema. */
const nameOf = ({ nodes: [node] }: RootField): string => `Query.${node?.name.value}`;

/** The same document, asked only for these fields of the root. */
function onlyFields(document: DocumentNode, operation: OperationDefinitionNode, nodes: readonly FieldNode[]) {
  const narrow = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: nodes } as const };
  return { ...document, definitions: document.definitions.map((each) => (each === operation ? narrow : each)) };
}

const join = (parts: readonly Written[]): string => `{${parts.map(({ name, json }) => `"${name}":${json}`).join(',')}}`;

const read = (store: Store, { name, statement, literals }: Compiled, late: Parted['late']): Written => ({
  name,
  json: readAnswer(store, statement, { ...literals, ...late }),
});

/** What is found in several steps takes more than one. */
const statementsOf = (fields: readonly Compiled[]): number =>
  fields.reduce(
    (sum, { statement }) => sum + (statement.parameters.some((each) => each instanceof Finding) ? 2 : 1),
    0,
  );

const isCompiled = (field: RootField): field is Compiled => 'statement' in field;

function planOf(fields: readonly RootField[]): Plan {
  const compiled = fields.filter(isCompiled);
  return { fields, whole: compiled.length === fields.length ? compiled : null, statements: statementsOf(compiled) };
}

const keyOf = ({ number, operation }: KnownQuery, early: Parted['early']): string =>
  operation.variableDefinitions?.length ? `${number} ${JSON.stringify(early)}` : String(number);

class Executing implements Executor {
  readonly #store: Store;
  readonly #onFallback: OnFallback;
  readonly #plans = new LRUCache<string, Plan>({ max: PLANS_KEPT });
  readonly #queries = new KnownQueries();
  readonly #tracer = new Tracer();

  constructor(store: Store, onFallback: OnFallback) {
    this.#store = store;
    this.#onFallback = onFallback;
  }

  /** Null when it is no query, or one that cannot be asked so. */
  #situationOf(request: Request): Situation | null {
    const { schema } = request;
    const query = this.#queries.find(schema, request);
    if (query === null) return null;
    const given = request.variableValues ?? {};
    const texts = query.isLate ? textsIn(query.late, given) : null;
    if (texts) {
      const { shape, late } = texts;
      return { query, key: `${query.number}${shape}`, early: () => part(query.late, given).early, late };
    }
    const values = valuesOf(schema, query, given);
    if (values === null) return null;
    const { early, late } = part(query.late, values);
    return { query, key: keyOf(query, early), early: () => early, late };
  }

  async #plan(schema: GraphQLSchema, { query, key, early }: Situation): Promise<Plan> {
    const { operation, fragments } = query;
    const variableValues = early();
    const fields = await planOperation({ schema, operation, fragments, variableValues, tracer: this.#tracer });
    const plan = planOf(fields);
    this.#plans.set(key, plan);
    return plan;
  }

  /** What fails is asked again of the resolvers, which give the error its place. */
  #read(field: RootField, late: Parted['late']): Part {
    if ('reason' in field) {
      this.#onFallback(nameOf(field), field.reason);
      return field;
    }
    try {
      return read(this.#store, field, late);
    } catch (error) {
      this.#onFallback(nameOf(field), error instanceof Error ? error.message : String(error));
      return field;
    }
  }

  readonly prepare = (request: Request): Prepared | null => {
    const situation = this.#situationOf(request);
    const plan = situation && this.#plans.get(situation.key);
    if (!situation || !plan?.whole) return null;
    const { whole, statements } = plan;
    return { plan, statements, read: () => this.#readAll(whole, situation.late) };
  };

  readonly compile = async (request: Request): Promise<void> => {
    const late = this.#queries.find(request.schema, request)?.late ?? [];
    const texts = late.filter(({ sort }) => sort !== 'filter');
    const samples = ['Entity:', 'Article:'].map((type) =>
      Object.fromEntries(texts.map(({ name, sort }) => [name, sort === 'id' ? `${type}x` : 'x'])),
    );
    for (const variableValues of samples) {
      const situation = this.#situationOf({ ...request, variableValues });
      if (situation && !this.#plans.has(situation.key)) await this.#plan(request.schema, situation);
    }
  };

  #readAll(fields: readonly Compiled[], late: Parted['late']): string | null {
    try {
      return join(fields.map((field) => read(this.#store, field, late)));
    } catch {
      return null;
    }
  }

  async answer(args: ExecutionArgs): Promise<Answer> {
    const situation = this.#situationOf(args);
    if (!situation) return { result: await changing(args) };
    const plan = this.#plans.get(situation.key) ?? (await this.#plan(args.schema, situation));
    const parts = plan.fields.map((field) => this.#read(field, situation.late));
    const left = parts.flatMap((part) => ('nodes' in part ? part.nodes : []));
    if (left.length === 0) return { json: join(parts as Written[]) };
    const rest = await execute({ ...args, document: onlyFields(args.document, situation.query.operation, left) });
    return { result: merged(parts, rest) };
  }

  readonly execute = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const answer = await this.answer(args);
    return 'json' in answer ? written(answer.json) : answer.result;
  };
}

/** Changes are made one after the other, as the specification wants it; the turn to change ends with the answer. */
async function changing(args: ExecutionArgs): Promise<ExecutionResult> {
  try {
    return await execute(args);
  } finally {
    (args.contextValue as Context).end();
  }
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

/** The engine that runs resolvers on columns; it answers what is not yet declared. */
export function createTracingExecutor(store: Store, onFallback: OnFallback = () => {}): Executor {
  return new Executing(store, onFallback);
}

/** An executor of operations on the schema, over the store that their contexts have. */
export function createExecutor(store: Store, onFallback: OnFallback = () => {}): Executor {
  const engine = new Engine(declared, store);
  const tracing = createTracingExecutor(store, onFallback);
  const answer = async (args: ExecutionArgs): Promise<Answer> => {
    try {
      return await engine.answer(args);
    } catch (error) {
      if (!(error instanceof Undeclared)) throw error;
      return tracing.answer(args);
    }
  };
  return {
    prepare: (request) => engine.prepare(request) ?? tracing.prepare(request),
    compile: async (request) => {
      try {
        engine.compile(request);
      } catch (error) {
        if (!(error instanceof Undeclared)) throw error;
        await tracing.compile(request);
      }
    },
    answer,
    execute: async (args) => {
      const given = await answer(args);
      return 'json' in given ? written(given.json) : given.result;
    },
  };
}
