/**
 * The fast path: answers a query whose document is valid without Yoga's layers. Documents that differ in the texts that are written into
 * them alone are parsed, validated and planned once. It leaves everything else to Yoga, errors included, so that there is one source of
 * errors, except an answer that is too large, which Yoga would have to write again.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Prepared, Request } from '../../schema/execute.ts';
import { BudgetExceeded, DeadlineExceeded } from '../store/database/budget.ts';
import { withSnapshot } from '../store/database/snapshot.ts';
import { estimateCost, nestsTooDeep } from './cost-limit.ts';
import { describeOperation, type YogaParts } from './graphql.ts';
import type { HeaderCache, HeaderList } from './headers.ts';
import type { ServerOptions } from './options.ts';
import { type Params, paramsOfBody, paramsOfUrl } from './params.ts';
import { sendGraphql } from './responses.ts';
import { createSharedDocuments } from './shared-documents.ts';

type FastPathOptions = Pick<ServerOptions, 'schema' | 'store' | 'limits' | 'maskError' | 'metrics' | 'onExecute'> & {
  readonly prepare: NonNullable<ServerOptions['prepare']>;
};

interface FastPathParts extends YogaParts {
  readonly headers: HeaderCache;
  /** Yoga's own, so that URLs are parsed as Yoga parses them. */
  readonly SearchParams: typeof URLSearchParams;
}

/** Gives false when Yoga has to answer. `body` is that of a POST. A promise only where headers are not known yet: each takes a microsecond. */
type FastPath = (
  request: IncomingMessage,
  response: ServerResponse,
  body: string | undefined,
) => boolean | Promise<boolean>;

interface Ready {
  readonly prepared: Prepared;
  readonly cost: number;
}

/** The data or the errors of an answer, as entries of a JSON object. */
interface Answered {
  readonly json: string;
  readonly hasErrors: boolean;
}

export function createFastPath(
  { schema, store, limits, maskError, metrics, onExecute, prepare }: FastPathOptions,
  { documents, persisted, headers, SearchParams }: FastPathParts,
): FastPath {
  // To estimate a cost takes 12 microseconds, a third of what it takes to answer with an entity.
  const costs = new WeakMap<object, number>();
  const findShared = createSharedDocuments(schema, limits);

  /** Null over the limit, and for what cannot run. */
  function allowedCost(request: Request): number | null {
    const cost = estimateCost(request);
    return cost === null || cost > limits.maxCost ? null : cost;
  }

  function prepareRequest(request: Request): Ready | null {
    let cost: number | null | undefined;
    const prepared = prepare(request, () => {
      cost = allowedCost(request);
      if (cost !== null) onExecute?.(describeOperation(request));
      return cost !== null;
    });
    if (prepared === null) return null;
    const known = costs.get(prepared.plan);
    if (known !== undefined) return { prepared, cost: known };
    if (cost === undefined) cost = allowedCost(request);
    if (cost === null) return null;
    costs.set(prepared.plan, cost);
    return { prepared, cost };
  }

  /** A valid document and the values of its variables; null when Yoga has to answer. */
  function documentOf(
    text: string,
    variables: Params['variables'],
  ): Pick<Request, 'document' | 'variableValues'> | null {
    const known = documents.documentCache.get(text);
    const shared = known ? null : findShared(text);
    if (shared) return { document: shared.document, variableValues: { ...variables, ...shared.values } };
    const document = documents.validDocument(schema, text, known);
    return document && { document, variableValues: variables };
  }

  function prepareParams({ query, hash, operationName, variables }: Params): Ready | null {
    const text = query ?? persisted.textOf(hash);
    if (text === undefined || (variables !== undefined && nestsTooDeep(variables))) return null;
    const found = documentOf(text, variables);
    return found && prepareRequest({ schema, operationName, ...found });
  }

  function refuse(error: BudgetExceeded): Answered {
    const { message, extensions } = maskError(error);
    metrics?.countError(error.code);
    return { json: `"data":null,"errors":${JSON.stringify([{ message, extensions }])}`, hasErrors: true };
  }

  /** Null when Yoga has to answer: for other errors, and because operation threads execute what takes long. */
  function answer({ read, statements }: Prepared): Answered | null {
    try {
      const data = statements === 1 ? read() : withSnapshot(store, read);
      return data === null ? null : { json: `"data":${data}`, hasErrors: false };
    } catch (error) {
      if (error instanceof DeadlineExceeded) return null;
      if (error instanceof BudgetExceeded) return refuse(error);
      throw error;
    }
  }

  return (request, response, sent) => {
    const params = sent === undefined ? paramsOfUrl(request.url ?? '', SearchParams) : paramsOfBody(sent);
    const ready = params && prepareParams(params);
    if (!ready) return false;
    const { prepared, cost } = ready;
    const send = (headerList: HeaderList | null): boolean => {
      const answered = headerList && answer(prepared);
      if (!answered) return false;
      const { json, hasErrors } = answered;
      const parts = [`{${json},"extensions":{"cost":${cost}}}`];
      sendGraphql(request, response, { status: 200, headers: headerList, parts, hasErrors });
      return true;
    };
    const known = headers(request);
    return known instanceof Promise ? known.then(send) : send(known);
  };
}
