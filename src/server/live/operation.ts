/** Opens the subscription of a message over WebSocket: parsed, validated, limited and opened by the plugins of Yoga, as one over HTTP is. */
import { type DocumentNode, type ExecutionArgs, type ExecutionResult, GraphQLError, getOperationAST } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { closeErrors } from '../errors.ts';
import type { YogaHandler } from '../graphql.ts';
import { GRAPHQL_PATH } from '../listen.ts';
import type { ServerOptions } from '../options.ts';
import { type PersistedDocuments, persistedHash } from '../persisted.ts';
import type { RequestState, Sender } from '../requests.ts';
import type { WorkQueue } from '../work-queue.ts';

/** The errors of a message, or arguments of which the context value is the events. */
export type OpenOverSocket = (
  sender: Omit<Sender, 'onLeave'>,
  payload: SubscribePayload,
) => Promise<ExecutionArgs | readonly GraphQLError[]>;

interface OperationParts {
  readonly yoga: YogaHandler;
  readonly persisted: PersistedDocuments;
  readonly queue: WorkQueue;
  readonly mask: (error: unknown) => GraphQLError;
}

const refused = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** Throws a GraphQLError for a hash of no text that is known. */
function textOf({ query, extensions }: SubscribePayload, persisted: PersistedDocuments): string {
  const hash = persistedHash(extensions);
  if (typeof query === 'string' && query !== '') return query;
  const text = typeof hash === 'string' ? persisted.textOf(hash) : undefined;
  if (text !== undefined) return text;
  throw new GraphQLError('PersistedQueryNotFound', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } });
}

/** Only subscriptions: queries and mutations are admitted, counted and answered over HTTP. */
function requireSubscription({ document, operationName }: ExecutionArgs): void {
  if (getOperationAST(document, operationName)?.operation === 'subscription') return;
  throw refused('Only subscriptions are answered over WebSocket. Send queries and mutations over HTTP.');
}

/** Yoga gives syntax errors their code over HTTP. */
function parsed(parse: (text: string) => DocumentNode, text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError) || 'code' in error.extensions) throw error;
    const { nodes = null, source = null, positions = null } = error;
    const extensions = { code: 'GRAPHQL_PARSE_FAILED' };
    throw new GraphQLError(error.message, { nodes, source, positions, extensions });
  }
}

export function createOpener(options: ServerOptions, { yoga, persisted, queue, mask }: OperationParts): OpenOverSocket {
  const { schema, limits, metrics } = options;

  /** Throws what parsing throws. */
  async function open(state: RequestState, payload: SubscribePayload): Promise<ExecutionArgs | ExecutionResult> {
    const query = textOf(payload, persisted);
    const { operationName, variables } = payload;
    const request = new yoga.fetchAPI.Request(`http://localhost${GRAPHQL_PATH}`);
    const enveloped = yoga.getEnveloped({ ...state, request, params: { query, operationName, variables } } as never);
    const args: ExecutionArgs = {
      schema,
      document: parsed(enveloped.parse, query),
      operationName: operationName ?? null,
      variableValues: variables ?? {},
    };
    const errors = enveloped.validate(schema, args.document) as readonly GraphQLError[];
    if (errors.length > 0) return { errors };
    requireSubscription(args);
    const contextValue = await enveloped.contextFactory();
    const result: ExecutionResult = await enveloped.subscribe({ ...args, contextValue });
    if (result.errors !== undefined) return result;
    return { ...args, contextValue: state.opened.subscription };
  }

  return async (sender, payload) => {
    const state: RequestState = {
      body: undefined,
      sender: { ...sender, onLeave: () => {} },
      hasErrors: false,
      parts: null,
      opened: { subscription: null },
      streams: true,
    };
    await queue.enter(sender.client);
    const result = await open(state, payload).catch((error: unknown): ExecutionResult => ({ errors: [mask(error)] }));
    if ('document' in result) return result;
    const { errors = [] } = closeErrors(result, limits);
    for (const { extensions } of errors) metrics?.countError(extensions.code as never);
    return errors;
  };
}
