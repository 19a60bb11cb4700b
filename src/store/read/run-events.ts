/** The progress of runs as a log: one run, or the next one, of which the present state is the event that comes next. */
import { DatelineError } from '../../problem.ts';
import type { Store } from '../database/open.ts';
import type { RunStage } from '../sql/tables/runs.ts';

/** What an event of a run says. */
export interface RunEvent {
  readonly run: number;
  readonly stage: RunStage | 'FINISHED';
  readonly done: number;
  readonly total: number | null;
}

/** A place in the log: after an event, before all of a run, or after the runs up to a number. */
type RunPosition = { readonly epoch: string | null } & (
  | { readonly event: RunEvent }
  | { readonly run: number }
  | { readonly after: number }
);

const FORM =
  /^(?:([0-9a-f]{16})-)?(?:n(\d{1,15})|r(\d{1,15})(?:-(READING|WRITING|INDEXING|FINISHED)-(\d{1,15})-(\d{0,15}))?)$/;

/** The position before all of a run. */
export const beforeRun = (run: number): string => `r${run}`;

const writeEvent = ({ run, stage, done, total }: RunEvent): string => `r${run}-${stage}-${done}-${total ?? ''}`;

/** Null for what is no position. */
function parsePosition(id: string): RunPosition | null {
  const [whole, epoch = null, after, run, stage, done, total] = FORM.exec(id) ?? [];
  if (whole === undefined) return null;
  if (after !== undefined) return { epoch, after: Number(after) };
  if (stage === undefined) return { epoch, run: Number(run) };
  const event = { run: Number(run), stage: stage as RunEvent['stage'], done: Number(done) };
  return { epoch, event: { ...event, total: total ? Number(total) : null } };
}

/** Throws BAD_USER_INPUT for what is no position. */
export function runPositionIn(id: string): RunPosition {
  const position = parsePosition(id);
  if (position) return position;
  throw new DatelineError(
    'BAD_USER_INPUT',
    'That is no id of an event of this subscription: give one that an event gave.',
  );
}

/** Throws BAD_USER_INPUT for what is no id of an event. */
export function runEventIn(id: string): RunEvent {
  const position = runPositionIn(id);
  if ('event' in position) return position.event;
  throw new DatelineError('BAD_USER_INPUT', 'That is no id of an event.');
}

const SELECT_NEXT =
  'SELECT min(id) FROM (SELECT id FROM run_progress WHERE id > @after UNION ALL SELECT id FROM runs WHERE id > @after)';
const SELECT_PROGRESS = 'SELECT id AS run, stage, done, total FROM run_progress WHERE id = ?';
const SELECT_FINISHED = `
  SELECT id AS run, 'FINISHED' AS stage, articles_added + articles_changed + articles_removed + articles_unchanged AS done
  FROM runs WHERE id = ?`;

/** Throws NOT_FOUND. */
function stateOf(store: Store, run: number): RunEvent {
  const progress = store.prepare(SELECT_PROGRESS).get(run) as RunEvent | undefined;
  if (progress) return progress;
  const finished = store.prepare(SELECT_FINISHED).get(run) as Omit<RunEvent, 'total'> | undefined;
  if (finished) return { ...finished, total: finished.done };
  throw new DatelineError(
    'NOT_FOUND',
    `There is no run ${run}: it never began, or it failed and changed nothing of what it had not finished.`,
  );
}

interface RunPage {
  readonly events: readonly string[];
  readonly end: string;
  /** Whether no event can follow. */
  readonly isLast: boolean;
}

/** What comes after a position: the state of its run, unless that is what was told last. Throws NOT_FOUND. */
export function runEventsAfter(store: Store, epoch: string, after: string): RunPage {
  const position = runPositionIn(after);
  const told = 'event' in position ? position.event : null;
  const next = 'after' in position ? store.prepare(SELECT_NEXT).pluck().get({ after: position.after }) : null;
  const run = 'run' in position ? position.run : (told?.run ?? next);
  if (typeof run !== 'number') return { events: [], end: after, isLast: false };
  const state = stateOf(store, run);
  const id = `${epoch}-${writeEvent(state)}`;
  const isLast = state.stage === 'FINISHED';
  if (told && writeEvent(told) === writeEvent(state)) return { events: [], end: after, isLast };
  return { events: [id], end: id, isLast };
}
