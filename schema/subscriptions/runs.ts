/** The subscription to the progress of a run, until it has ended. */
import { type RunEventRow, runEvent } from '../../src/store/read/events.ts';
import { beforeRun, type RunEvent, runEventIn } from '../../src/store/read/run-events.ts';
import { runByNumber } from '../../src/store/read/runs.ts';
import { integer } from '../../src/store/sql/operators.ts';
import { builder } from '../builder.ts';
import { encodeGlobalId, keyIn, runNumber } from '../global-id.ts';
import { Run } from '../refs.ts';
import { eventId } from './event-id.ts';

const RunStage = builder.enumType('RunStage', {
  description: 'What a run is doing.',
  values: {
    READING: { description: 'It reads articles.' },
    WRITING: { description: 'It writes the new and changed ones.' },
    INDEXING: { description: 'It updates what is derived from them.' },
    FINISHED: { description: 'It has ended.' },
  } satisfies Record<RunEvent['stage'], { readonly description: string }>,
});

const partOf = <Part extends keyof RunEvent>({ event }: RunEventRow, part: Part) =>
  event.map((id) => runEventIn(id)[part]);

const RunProgressed = builder.objectRef<RunEventRow>('RunProgressed').implement({
  description: 'How far a run is.',
  fields: (t) => ({
    eventId: eventId(t),
    runId: t.sql({
      type: 'ID',
      description: 'The global id of the run, also before it has ended.',
      sql: ({ event }) => event.map((id) => encodeGlobalId('Run', String(runEventIn(id).run))),
    }),
    stage: t.sql({ type: RunStage, description: 'What it is doing.', sql: (row) => partOf(row, 'stage') }),
    done: t.sql({
      type: 'Int',
      description: 'How many articles of the stage are done; in the end, how many it looked at.',
      sql: (row) => integer(partOf(row, 'done')),
    }),
    total: t.sql({
      type: 'Int',
      nullable: true,
      description: 'Of how many; null while that is not known.',
      sql: (row) => integer(partOf(row, 'total')),
    }),
    run: t.one({
      type: Run,
      nullable: true,
      description: 'The run, when it has ended; null before.',
      from: (row) => runByNumber(partOf(row, 'run')),
    }),
  }),
});

builder.subscriptionField('runProgress', (t) =>
  t.event({
    type: RunProgressed,
    log: 'RUNS',
    args: {
      id: t.arg.id({
        description:
          'The global id of a run. Default: the one that has not ended, or else the next one. NOT_FOUND when there is none; BAD_USER_INPUT for an id of anything else.',
      }),
    },
    description:
      'How far a run is, from now on and about once a second; the last event has the finished run, and the subscription ends. A run that takes less than a second is told of when it has ended. One that fails ends with NOT_FOUND.',
    position: ({ id }) => (typeof id === 'string' ? beforeRun(runNumber(keyIn('Run', id))) : null),
    from: (event) => runEvent(event),
  }),
);
