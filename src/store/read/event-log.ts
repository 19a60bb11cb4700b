/** What subscriptions follow: which articles changed in which revision, and the log of changes; read in pages, from a position. */
import { DatelineError } from '../../problem.ts';
import type { Store } from '../database/open.ts';
import { withSnapshot } from '../database/snapshot.ts';
import { limitedTo } from '../sql/dialect.ts';
import { runEventsAfter, runPositionIn } from './run-events.ts';

/** The articles that change, in the order of their last revision; the changes of people, by number; or the progress of a run. */
export type EventLog = 'ARTICLES' | 'CHANGES' | 'RUNS';

/** The logs of events that stay. */
type KeptLog = Exclude<EventLog, 'RUNS'>;

/** How far the logs go. */
export interface LogState {
  /** Tells the history of this database from others. */
  readonly epoch: string;
  readonly revision: number;
  /** What changed after this revision is kept. */
  readonly oldest: number;
  /** Number of the last change; 0 for none. */
  readonly change: number;
  /** Number of the last run that ended; 0 for none. */
  readonly run: number;
  /** The runs that have not ended, as text: their numbers, and how far they are. */
  readonly running: string;
}

/** A place in a log, after an event or, without `article`, after all of a revision. */
interface Position {
  readonly epoch: string;
  /** A revision, or the number of a change. */
  readonly at: number;
  /** Row id in decimal digits: it may be larger than what a number holds exactly. */
  readonly article: string | null;
}

/** What comes after a position: at most so many events, as their ids. */
export interface EventPage {
  readonly events: readonly string[];
  /** The position after these; of none, after all that is in the log. */
  readonly end: string;
  /** Whether no event can follow. Default: no. */
  readonly isLast?: boolean;
}

const FORMS: Readonly<Record<KeptLog, RegExp>> = {
  ARTICLES: /^([0-9a-f]{16})-(\d{1,15})(?:-(\d{1,19}))?$/,
  CHANGES: /^([0-9a-f]{16})-c(\d{1,15})$/,
};

/** Throws BAD_USER_INPUT for what is no position of that log. */
export function positionIn(log: KeptLog, id: string): Position {
  const [, epoch, at, article = null] = FORMS[log].exec(id) ?? [];
  if (epoch === undefined) {
    const given = log === 'ARTICLES' ? 'that an event or "statistics { revision }" gave' : 'that an event gave';
    throw new DatelineError('BAD_USER_INPUT', `That is no id of an event of this subscription: give one ${given}.`);
  }
  return { epoch, at: Number(at), article };
}

const READ_STATE = `
  SELECT epoch, current AS revision, oldest, (SELECT coalesce(max(number), 0) FROM changes) AS "change",
    (SELECT coalesce(max(id), 0) FROM runs) AS run,
    (SELECT coalesce(group_concat(id || ' ' || stage || done), '') FROM (SELECT * FROM run_progress ORDER BY id)) AS running
  FROM revisions`;

export const readLogState = (store: Store): LogState => store.prepare(READ_STATE).get() as LogState;

/** The position after all that is in the log; of runs the one before the first that has not ended. */
export function endOf(log: EventLog, { epoch, revision, change, run, running }: LogState): string {
  if (log === 'RUNS') return running === '' ? `${epoch}-n${run}` : `${epoch}-r${Number.parseInt(running, 10)}`;
  return log === 'ARTICLES' ? `${epoch}-${revision}` : `${epoch}-c${change}`;
}

/** Throws BAD_USER_INPUT for what is no position of that log. */
export function checkPosition(log: EventLog, id: string): void {
  if (log === 'RUNS') runPositionIn(id);
  else positionIn(log, id);
}

/** Whether all that came after the position is known. */
function isKept(log: KeptLog, { epoch, at, article }: Position, state: LogState): boolean {
  if (epoch !== state.epoch) return false;
  if (log === 'CHANGES') return at <= state.change;
  return at <= state.revision && (article === null ? at >= state.oldest : at > state.oldest);
}

/** Larger than any row id: after all articles of a revision. */
const LAST = '9223372036854775807';

const READ_ARTICLES = `
  SELECT revision || '-' || id FROM changed
  WHERE type = 'ARTICLE' AND (revision, type, id) > (?, 'ARTICLE', CAST(? AS INTEGER))
  ORDER BY revision, type, id ${limitedTo('?')}`;
const READ_CHANGES = `SELECT 'c' || number FROM changes WHERE number > ? ORDER BY number ${limitedTo('?')}`;

function readPage(store: Store, log: KeptLog, { at, article }: Position, most: number): string[] {
  if (log === 'CHANGES') return store.prepare(READ_CHANGES).pluck().all(at, most) as string[];
  return store
    .prepare(READ_ARTICLES)
    .pluck()
    .all(at, article ?? LAST, most) as string[];
}

/** The events after a position, at most `most`. Throws EVENT_EXPIRED when it is not known any more what came after it; for a run NOT_FOUND. */
export function eventsAfter(store: Store, log: EventLog, after: string, most: number): EventPage {
  if (log === 'RUNS') return withSnapshot(store, () => runEventsAfter(store, readLogState(store).epoch, after));
  const position = positionIn(log, after);
  return withSnapshot(store, () => {
    const state = readLogState(store);
    if (!isKept(log, position, state)) {
      throw new DatelineError(
        'EVENT_EXPIRED',
        'It is not known any more what happened after that event: 100,000 changes are kept, those of a restored database are others, and a first load of more than 10,000 articles and entities is not told one by one. Read what you need again, then subscribe anew.',
      );
    }
    const events = readPage(store, log, position, most).map((event) => `${state.epoch}-${event}`);
    return { events, end: events.at(-1) ?? endOf(log, state) };
  });
}
