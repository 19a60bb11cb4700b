/**
 * The short way of what was asked before: a document that Yoga's road found valid and within its limits, and that compiled, is
 * answered from the database as it is. Everything else is left to Yoga's road, errors too, so that there is one truth about them.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DocumentNode, ExecutionArgs } from 'graphql';
import type { Limits } from '../limits.ts';
import type { Store } from '../store/database/open.ts';
import { readAtOnce } from '../store/database/snapshot.ts';
import { type Head, sendAnswer } from './answers.ts';
import { type Asked, askedInBody, askedInUrl } from './asked.ts';
import type { Weights } from './cost.ts';
import type { Heads } from './heads.ts';
import { nestsTooDeep, priceOf, type Request } from './pricing.ts';

/** An operation that was executed before with values that make no difference to how it is planned. */
export interface Prepared {
  /** The same object for requests that are planned alike, and that may therefore cost the same. */
  readonly plan: object;
  /** How many statements are run. */
  readonly statements: number;
  /** The data as JSON; null when it cannot be had so after all. Does not depend on `this`. */
  readonly read: () => string | null;
}

/** Null when it was not executed before, or does not compile whole, or when it cannot be executed. The document is taken to be valid. */
export type Prepare = (request: Request) => Prepared | null;

export interface LaneParts {
  readonly schema: ExecutionArgs['schema'];
  readonly store: Store;
  readonly prepare: Prepare;
  /** The document of a text that has been parsed. */
  readonly documentOf: (text: string) => DocumentNode | undefined;
  /** The text of a hash. */
  readonly textOf: (hash: string) => string | undefined;
  readonly weights: Weights;
  readonly limits: Limits;
  readonly heads: Heads;
  /** Reads addresses as Yoga does. */
  readonly Search: typeof URLSearchParams;
}

/** True when it has answered. `body` is the one of a POST. */
export type Lane = (request: IncomingMessage, response: ServerResponse, body: string | undefined) => Promise<boolean>;

export function openLane(parts: LaneParts): Lane {
  const { schema, store, prepare, documentOf, textOf, weights, limits, heads, Search } = parts;
  const costs = new WeakMap<object, number>();

  /** What the answer may cost; null when it may not be given. */
  function costOf({ plan }: Prepared, asked: Request): number | null {
    const known = costs.get(plan);
    if (known !== undefined) return known;
    const cost = priceOf(asked, weights);
    if (cost === null || cost > limits.maxCost) return null;
    costs.set(plan, cost);
    return cost;
  }

  /** What is asked, ready to be read, and its cost; null when that is left to Yoga's road. */
  function ready({
    query,
    hash,
    operationName,
    variables,
  }: Asked): { readonly prepared: Prepared; readonly cost: number } | null {
    const text = query ?? textOf(hash);
    const document = text && documentOf(text);
    if (!document || (variables !== undefined && nestsTooDeep(variables))) return null;
    const request = { schema, document, operationName, variableValues: variables };
    const prepared = prepare(request);
    const cost = prepared && costOf(prepared, request);
    return prepared === null || cost === null ? null : { prepared, cost };
  }

  async function headOf(request: IncomingMessage): Promise<Head | null> {
    const known = heads.known(request);
    return known === undefined ? heads.learn(request) : known;
  }

  return async (request, response, sent) => {
    const asked = sent === undefined ? askedInUrl(request.url ?? '', Search) : askedInBody(sent);
    const found = asked && ready(asked);
    const head = found && (await headOf(request));
    if (!head) return false;
    const { prepared, cost } = found;
    const data = readAtOnce(store, prepared.read, prepared.statements === 1);
    if (data === null) return false;
    const body = `{"data":${data},"extensions":{"cost":${cost}}}`;
    sendAnswer(request, response, { status: 200, head, body, failed: false });
    return true;
  };
}
