/** The id of an event, and the argument to go on after one. */
import type { EventId } from '../../src/store/read/events.ts';
import type { ArgBuilder, Fields } from '../builder.ts';
import { deferred } from '../engine/deferred.ts';

export const eventId = <Row extends { readonly event: EventId }>(t: Fields<Row>) =>
  t.sql({
    type: 'ID',
    description: 'Names the event: given as `after`, the subscription goes on behind it. Treat it as opaque.',
    sql: ({ event }) => event,
  });

/** `known` says what else it may be given. */
export const afterEvent = (arg: ArgBuilder, known = '') =>
  deferred(
    arg.id({
      description: `\`eventId\` of the last event that is known${known}: all later ones come first. Default: only what happens from now on. The header Last-Event-ID goes before it. EVENT_EXPIRED when what came later is not known any more; BAD_USER_INPUT for what is no id of an event.`,
    }),
  );
