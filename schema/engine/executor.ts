/** Executes operations: each root field of a query is one statement; graphql-js executes what changes something, and what fails. */
import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { LRUCache } from 'lru-cache';
import {
  BudgetExceeded,
  DeadlineExceeded,
  MEGABYTE,
  type TimeLimit,
  Unstoppable,
} from '../../src/store/database/budget.ts';
import type { Store } from '../../src/store/database/open.ts';
import { bind, type Dialect, deferred, sql } from '../../src/store/sql/expression.ts';
import { needsOthers, readAnswer, type Statement, spell } from '../../src/store/sql/statement.ts';
import type { Context } from '../context.ts';
import { attempt, EVENT_VALUE, type EventSource, eventSourceOf } from './events.ts';
import { Planner } from './planner.ts';
import type { Nodes } from './planning.ts';
import { Queries, type Query, valuesOf } from './queries.ts';
import { samplesOf, split, textsOf } from './variables.ts';

type Values = Readonly<Record<string, unknown>>;

/** Cached plans in bytes; the least recently used goes first. */
const PLAN_CACHE_BYTES = 4 * MEGABYTE;
/** Of a plan and of each of its parameters, with what they hold; measured. */
const PLAN_BYTES = 1000;
const PARAM_BYTES = 500;

/** A part of a JSON text: as a string, or in UTF-8. */
export type JsonPart = string | Uint8Array;

/** An answer; the data of one without errors is JSON already, in parts. */
export type Answer = { readonly json: readonly JsonPart[] } | { readonly result: ExecutionResult };

/** A request to execute an operation, without what only resolvers need. The root value of a subscription is the id of an event. */
export type Request = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues' | 'rootValue'>;

/** An answer that can be read at once. */
export interface Prepared {
  /** The same object for requests that are planned alike. */
  readonly plan: object;
  /** How many statements are run at least; 1 only when it is one. */
  readonly statements: number;
  /** The data as JSON; null when there are errors, which `execute` gives. Throws BudgetExceeded. */
  readonly read: () => string | null;
}

/** A root field under its name in the answer: its statement, or its JSON where that is known. */
type RootField = { readonly name: string } & ({ readonly statement: Statement } | { readonly json: string });

/** The root fields in the order of the answer; null for a plan with errors, which depend on what is stored. */
interface Plan {
  readonly fields: readonly RootField[] | null;
  readonly statements: number;
  /** How often it is still passed over when it is asked for, because a request ran out of time. */
  untried: number;
}

/** Bytes of an answer to a query that has errors: as values it takes several times the memory of its JSON. */
const MOST_BYTES_WITH_ERRORS = 8 * MEGABYTE;

/** How often a plan is passed over after it ran out of time: with some values of its variables it may take less, and caches get warm. */
const UNTRIED = 32;

export interface EngineOptions {
  readonly dialect: Dialect;
  /** For a query. Mutations are not limited: what they have changed cannot be done again. */
  readonly limit: TimeLimit;
  /** Whether another engine executes what runs out of time; then its plan is not tried for a while. Default: no, each request is tried. */
  readonly hasFallback?: boolean;
  /** Reads the JSON of root fields in UTF-8, so that large ones need not be copied to be sent. Default: as strings, which is faster for small ones. */
  readonly isInBytes?: boolean;
  /** Bytes of cached plans. Default 4 MB. */
  readonly planCacheBytes?: number;
}

/** A request: the key of its plan, what it is planned with and what is bound to its statements. */
interface Situation {
  readonly query: Query;
  readonly key: string;
  readonly planned: () => Values;
  readonly values: Values;
}

/** Whether an operation changes nothing: a query, or a subscription for one event. */
export function isRead({ document, operationName }: ExecutionArgs): boolean {
  const operation = getOperationAST(document, operationName);
  return operation?.operation === 'query' || operation?.operation === 'subscription';
}

const statementsIn = (fields: readonly RootField[]): number =>
  fields.reduce((sum, field) => sum + ('json' in field ? 0 : needsOthers(field.statement) ? 2 : 1), 0);

const bytesOf = ({ fields }: Plan, key: string): number =>
  (fields ?? []).reduce(
    (sum, field) =>
      sum + ('json' in field ? 0 : field.statement.sql.length + field.statement.params.length * PARAM_BYTES),
    PLAN_BYTES + key.length,
  );

export class Engine {
  readonly #schema: GraphQLSchema;
  readonly #store: Store;
  readonly #options: EngineOptions;
  readonly #queries: Queries;
  readonly #plans: LRUCache<string, Plan>;

  constructor(schema: GraphQLSchema, store: Store, options: EngineOptions) {
    this.#schema = schema;
    this.#store = store;
    this.#options = options;
    this.#queries = new Queries(schema);
    this.#plans = new LRUCache({ maxSize: options.planCacheBytes ?? PLAN_CACHE_BYTES, sizeCalculation: bytesOf });
  }

  /** Null for a mutation, and for what cannot be executed with those variables. */
  #situationOf(request: Request): Situation | null {
    const situation = this.#situationWithout(request);
    if (typeof request.rootValue !== 'string' || situation === null) return situation;
    return { ...situation, values: { ...situation.values, [EVENT_VALUE]: request.rootValue } };
  }

  #situationWithout(request: Request): Situation | null {
    const query = this.#queries.find(request);
    if (query === null) return null;
    const given = request.variableValues ?? {};
    const texts = query.isDeferred ? textsOf(query.deferred, given) : null;
    if (texts) {
      const key = `${query.number}${texts.decisions}`;
      return { query, key, planned: () => split(query.deferred, given).planned, values: texts.values };
    }
    const coerced = valuesOf(this.#schema, query, given);
    if (coerced === null) return null;
    const { planned, values } = split(query.deferred, coerced);
    const hasVariables = (query.operation.variableDefinitions?.length ?? 0) > 0;
    const key = hasVariables ? `${query.number} ${JSON.stringify(planned)}` : String(query.number);
    return { query, key, planned: () => planned, values };
  }

  /** The root fields; null when one of them, of the introspection schema, is in no table. */
  #fieldsOf({ query: { operation, fragments }, planned }: Situation): RootField[] | null {
    const type = this.#schema.getRootType(operation.operation);
    if (!type) return null;
    const parent = operation.operation === 'subscription' ? deferred<string>(EVENT_VALUE) : undefined;
    const { dialect, isInBytes = false } = this.#options;
    const variables = planned();
    const collected = collectFields(this.#schema, fragments, variables as never, type, operation.selectionSet);
    const roots = [...collected] as unknown as [name: string, nodes: Nodes][];
    const known = type.getFields();
    if (roots.some(([, [{ name }]]) => !(name.value in known) && name.value !== '__typename')) return null;
    return roots.map(([name, nodes]): RootField => {
      const field = known[nodes[0].name.value];
      if (!field) return { name, json: JSON.stringify(type.name) };
      const planner = new Planner({ schema: this.#schema, fragments, variables, dialect, errors: null });
      const json = attempt(name, nodes, () => planner.field(field, parent, nodes));
      const answer = isInBytes ? dialect.bytes(json) : json;
      return { name, statement: spell(sql`select ${answer} as answer`, dialect) };
    });
  }

  #plan(situation: Situation): Plan {
    const cached = this.#plans.get(situation.key);
    if (cached) return cached;
    const plan = this.#planned(situation);
    this.#plans.set(situation.key, plan);
    return plan;
  }

  #planned(situation: Situation): Plan {
    try {
      const fields = this.#fieldsOf(situation);
      return { fields, statements: fields ? statementsIn(fields) : 0, untried: 0 };
    } catch {
      return { fields: null, statements: 0, untried: 0 };
    }
  }

  /** The data; null when it has errors. Throws BudgetExceeded: what takes too much must not be executed again. */
  #read(plan: Plan, values: Values): readonly JsonPart[] | null {
    if (!plan.fields) return null;
    this.#store.budget.start(this.#options.limit);
    try {
      const parts = plan.fields.flatMap((field, index): JsonPart[] => [
        `${index === 0 ? '' : ','}"${field.name}":`,
        'json' in field ? field.json : readAnswer<JsonPart>(this.#store, field.statement, values),
      ]);
      return ['{', ...parts, '}'];
    } catch (error) {
      this.#suspendAfter(error, plan);
      if (error instanceof BudgetExceeded) throw error;
      return null;
    }
  }

  #isUntried(plan: Plan): boolean {
    return plan.untried > 0 && plan.untried-- > 0;
  }

  /** A client that left says nothing about the time that its request takes. */
  #suspendAfter(error: unknown, plan: Plan): void {
    const { hasFallback = false, limit } = this.#options;
    if (!hasFallback || !(error instanceof DeadlineExceeded) || error instanceof Unstoppable) return;
    if (!limit.isCancelled?.()) plan.untried = UNTRIED;
  }

  /**
   * Null when `execute` has to be called, because the request cannot be planned, may not be, or ran out of time lately. `mayPlan` is asked
   * before one is planned; by default none is. The document is taken to be valid. Does not depend on `this`.
   */
  readonly prepare = (request: Request, mayPlan: () => boolean = () => false): Prepared | null => {
    const situation = this.#situationOf(request);
    if (situation?.query.operation.operation !== 'query') return null;
    const plan = this.#plans.get(situation.key) ?? (mayPlan() ? this.#plan(situation) : null);
    if (!plan?.fields || this.#isUntried(plan)) return null;
    const read = (): string | null => {
      const parts = this.#read(plan, situation.values);
      return parts && joined(parts);
    };
    return { plan, statements: plan.statements, read };
  };

  /** Plans what can be before the values of variables are known. Does not depend on `this`. */
  readonly compile = (request: Request): void => {
    const query = this.#queries.find(request);
    for (const variableValues of samplesOf(query?.deferred ?? [])) {
      const situation = this.#situationOf({ ...request, variableValues });
      if (situation) this.#plan(situation);
    }
  };

  /**
   * What a subscription follows. Its events are the ids with which `execute` is to be called, as the root value: the answer is null for an
   * event that the subscription does not tell. Throws a GraphQLError for one that cannot be executed. Does not depend on `this`.
   */
  readonly events = (request: Request): EventSource => {
    const situation = this.#situationOf(request);
    if (situation === null) throw new GraphQLError('The subscription cannot be executed with these variables.');
    const { query } = situation;
    const source = eventSourceOf(
      this.#schema,
      this.#store,
      query,
      valuesOf(this.#schema, query, request.variableValues) ?? {},
    );
    // Throws what is wrong with the arguments of fields.
    this.#fieldsOf(situation);
    return source;
  };

  /**
   * Reads all that a query reads before it first waits, so that a snapshot need not outlast the call.
   * Throws BudgetExceeded, and DeadlineExceeded at once when the operation ran out of time lately and there is a fallback. Whoever catches
   * one may have another engine execute a query; a mutation has none.
   */
  async answer(args: ExecutionArgs): Promise<Answer> {
    const situation = this.#situationOf(args);
    const plan = situation && this.#plan(situation);
    if (plan && this.#isUntried(plan)) {
      throw new DeadlineExceeded(this.#options.limit.milliseconds);
    }
    const json = plan && this.#read(plan, situation.values);
    if (json) return { json };
    const isLimited = isRead(args);
    if (isLimited) this.#store.budget.start(this.#options.limit, MOST_BYTES_WITH_ERRORS);
    else this.#store.budget.start();
    const result = await executeOnce(args);
    const exceeded = isLimited ? exceededIn(result) : undefined;
    if (exceeded === undefined) return { result };
    if (plan) this.#suspendAfter(exceeded, plan);
    throw exceeded;
  }

  /** The answer as a value. Throws what `answer` throws. Does not depend on `this`. */
  readonly execute = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const answer = await this.answer(args);
    return 'json' in answer ? dataResult(answer.json) : answer.result;
  };
}

const exceededIn = ({ errors = [] }: ExecutionResult): Error | undefined =>
  errors.map(({ originalError }) => originalError).find((error) => error instanceof DeadlineExceeded);

/** Mutations run one after the other, as the specification demands; the write lease ends with the answer. */
async function executeOnce(args: ExecutionArgs): Promise<ExecutionResult> {
  try {
    const { rootValue } = args;
    return await execute(typeof rootValue === 'string' ? { ...args, rootValue: bind(rootValue) } : args);
  } finally {
    (args.contextValue as Context).end();
  }
}

const decoder = new TextDecoder();

/** The text of parts. */
const joined = (parts: readonly JsonPart[]): string =>
  parts.reduce<string>((text, part) => text + (typeof part === 'string' ? part : decoder.decode(part)), '');

/** A result of which the data are JSON already. */
export interface WrittenResult extends ExecutionResult {
  /** The JSON of the result, which has no errors. */
  readonly parts: (result: ExecutionResult) => readonly JsonPart[];
  /** The JSON of the result as one string, as Yoga asks for it. */
  readonly stringify: (result: ExecutionResult) => string;
}

/** The result of data without errors. It is sent as it is written; it is parsed only when its data is looked at. */
export function dataResult(json: readonly JsonPart[]): WrittenResult {
  const parts: WrittenResult['parts'] = ({ extensions }) => [
    '{"data":',
    ...json,
    extensions === undefined ? '}' : `,"extensions":${JSON.stringify(extensions)}}`,
  ];
  return {
    get data() {
      return JSON.parse(joined(json)) as ExecutionResult['data'] & object;
    },
    parts,
    stringify: (result) => (result.errors === undefined ? joined(parts(result)) : JSON.stringify(result)),
  };
}
