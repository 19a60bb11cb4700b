/** Opens subscriptions within their limits, and executes the selection for each of their events as a query is executed. */
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { WrittenResult } from '../../../schema/execute.ts';
import { checkPosition, type EventLog } from '../../store/read/event-log.ts';
import { unauthorized } from '../authentication.ts';
import { estimateCost } from '../cost-limit.ts';
import { closeErrors, limitExceeded, sentError } from '../errors.ts';
import type { ServerOptions } from '../options.ts';
import type { Sender } from '../requests.ts';
import type { WorkQueue } from '../work-queue.ts';
import { LogWatch } from './log-watch.ts';
import { Quota } from './quota.ts';
import { Subscription, type Told } from './subscription.ts';

/** Subscriptions take turns with the clients that send requests as one of them, and with each other. */
const QUEUE_CLIENT = 'subscriptions';

/** Characters of the JSON of an event: a reader that does not read holds as much. */
const MOST_CHARACTERS = 1024 ** 2;

const TOO_LARGE = new GraphQLError('The event is larger than 1 MB. Select less: ids, and no texts.', {
  extensions: { code: 'ANSWER_TOO_LARGE' },
});

const FULL = {
  client: {
    http: { status: 429, headers: { 'retry-after': '60' } },
    message: (most: number) =>
      `Your address has ${most} subscriptions already. End one, or put several fields of an event into one.`,
  },
  process: {
    http: { status: 503, headers: { 'retry-after': '10' } },
    message: (most: number) => `The server has ${most} subscriptions already. Try again in a while.`,
  },
} as const;

const unavailable = (): GraphQLError =>
  new GraphQLError('There are no subscriptions here.', { extensions: { code: 'BAD_USER_INPUT' } });

export interface Subscriptions {
  /** Throws a GraphQLError, or what reading the database throws. Counts until the subscription ends. */
  readonly open: (args: ExecutionArgs, sender: Sender) => Subscription;
  /** The JSON of a result with that error, as subscribers may see it. */
  readonly explain: (error: unknown) => string;
  /** Ends all subscriptions: the server stops. */
  readonly end: () => void;
}

type SubscriptionsOptions = Pick<
  ServerOptions,
  'store' | 'limits' | 'metrics' | 'execute' | 'events' | 'createContext' | 'authentication'
> & {
  readonly mask: (error: unknown) => GraphQLError;
};

export function createSubscriptions(options: SubscriptionsOptions, queue: WorkQueue): Subscriptions {
  const { store, limits, metrics, execute, events, authentication } = options;
  const { maxSubscriptions: most, maxSubscriptionsPerAddress: mostOfClient } = limits;
  const quota = new Quota({ most, mostOfClient });
  const watch = new LogWatch(store);
  const open = new Set<Subscription>();
  metrics?.watchSubscriptions(() => open.size);

  function takeRoom(client: string): void {
    const full = quota.take(client);
    if (full === null) return;
    const allowed = full === 'client' ? mostOfClient : most;
    const { message, http } = FULL[full];
    const { extensions } = limitExceeded('TOO_MANY_SUBSCRIPTIONS', { most: allowed }, '');
    throw new GraphQLError(message(allowed), { extensions: { ...extensions, http } });
  }

  function failed(errors: readonly unknown[]): string {
    const closed = closeErrors({ data: null, errors: errors.map(options.mask) }, limits).errors ?? [];
    for (const { extensions } of closed) metrics?.countError(extensions.code as never);
    return JSON.stringify({ data: null, errors: closed.map(sentError) });
  }

  function toldBy(result: ExecutionResult, name: string, cost: number | null): Told {
    const { errors } = result;
    if (errors?.some(({ extensions }) => extensions.code === 'OVERLOADED')) return 'overloaded';
    if (errors !== undefined) return { json: failed(errors) };
    const { stringify = JSON.stringify } = result as Partial<WrittenResult>;
    const data = stringify('parts' in result ? {} : { data: result.data ?? null });
    if (data === `{"data":{"${name}":null}}`) return 'nothing';
    if (data.length > MOST_CHARACTERS) return { json: failed([TOO_LARGE]) };
    return { json: `${data.slice(0, -1)},"extensions":{"cost":${cost}}}` };
  }

  /** Executes the selection for one event. Nothing is kept of the request but its operation. */
  function tellerOf(args: ExecutionArgs, sender: Sender, name: string) {
    const { schema, document, operationName, variableValues } = args;
    const cost = estimateCost(args);
    let onLeave: () => void = () => {};
    const own: Sender = {
      ...sender,
      onLeave: (callback) => {
        onLeave = callback;
      },
    };
    return {
      leave: () => onLeave(),
      tell: async (event: string): Promise<Told> => {
        if (authentication.mayRead?.(sender.credentials) === false) throw unauthorized();
        const contextValue = { ...options.createContext(store, sender.credentials), sender: own };
        const request = { schema, document, operationName, variableValues, rootValue: event, contextValue };
        try {
          return toldBy(await execute(request as ExecutionArgs), name, cost);
        } finally {
          onLeave = () => {};
        }
      },
    };
  }

  /** The event in the header goes before the argument: a browser that connects again repeats its first request. */
  function startOf(log: EventLog, given: string | null): string {
    if (given === null) return watch.end(log);
    checkPosition(log, given);
    watch.after(log, given);
    return given;
  }

  function openOne(args: ExecutionArgs, sender: Sender): Subscription {
    if (events === null) throw unavailable();
    const { log, name, after } = events(args);
    const from = startOf(log, sender.lastEventId ?? after);
    const { tell, leave } = tellerOf(args, sender, name);
    takeRoom(sender.client);
    const subscription = new Subscription({
      watch,
      log,
      from,
      tell,
      turn: () => queue.enter(QUEUE_CLIENT),
      explain: (error) => failed([error]),
      onEnd: () => {
        open.delete(subscription);
        quota.release(sender.client);
        leave();
      },
    });
    open.add(subscription);
    return subscription;
  }

  return {
    open: openOne,
    explain: (error) => failed([error]),
    end: () => {
      for (const subscription of open) subscription.end();
    },
  };
}
