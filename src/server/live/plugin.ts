/** A Yoga plugin: opens subscriptions in the place of graphql-js. Their events are sent past Yoga. */
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestState } from '../requests.ts';
import type { Subscriptions } from './subscriptions.ts';

const notAcceptable = (): GraphQLError =>
  new GraphQLError(
    'A subscription is answered by a stream of events: ask for it with the header "accept: text/event-stream", or over WebSocket with the subprotocol "graphql-transport-ws".',
    { extensions: { code: 'BAD_USER_INPUT', http: { status: 406 } } },
  );

export const openSubscriptions = ({ open }: Subscriptions): Plugin<object, RequestState> => ({
  onSubscribe: ({ args, setSubscribeFn }) => {
    setSubscribeFn((given: ExecutionArgs): ExecutionResult => {
      const { sender, opened, streams } = args.contextValue as unknown as RequestState;
      try {
        if (!streams) throw notAcceptable();
        opened.subscription = open(given, sender);
        return { data: null };
      } catch (error) {
        return { errors: [error as GraphQLError] };
      }
    });
  },
});
