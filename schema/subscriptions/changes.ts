/** The subscription to the log of changes that people make. */
import { appliedChange, type ChangeEventRow } from '../../src/store/read/events.ts';
import { builder } from '../builder.ts';
import { Change } from '../refs.ts';
import { afterEvent, eventId } from './event-id.ts';

const ChangeApplied = builder.objectRef<ChangeEventRow>('ChangeApplied').implement({
  description: 'A person made a change, or took one back.',
  fields: (t) => ({
    eventId: eventId(t),
    change: t.part({ type: Change, description: 'The change, as the log has it now.', of: ({ change }) => change }),
  }),
});

builder.subscriptionField('changeApplied', (t) =>
  t.event({
    type: ChangeApplied,
    log: 'CHANGES',
    args: { after: afterEvent(t.arg) },
    description:
      'Each change that a person makes, by the API or the command line, in the order of the log: each once. To undo a change is a change too. Applying changes again after a reseed is none.',
    from: (event) => appliedChange(event),
  }),
);
