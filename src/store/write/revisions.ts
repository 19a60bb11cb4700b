/**
 * Records which articles and entities a transaction changes (change data capture): temporary triggers note them, so that no way of
 * writing is forgotten.
 */
import type { Store } from '../database/open.ts';

export interface Revision {
  /** Writes what changed since the beginning; to be called once all is written. */
  readonly finish: () => void;
}

/** So many changes are kept. */
const MOST_CHANGED = 100_000;

/** A first load of so many articles and entities is recorded thing by thing: triggers would take long in a larger one, and its rows much space. */
const MOST_FIRST = 10_000;

const CREATE_TOUCHED = `
  CREATE TEMP TABLE IF NOT EXISTS touched (
    type TEXT NOT NULL,
    id INTEGER NOT NULL,
    key TEXT NOT NULL,
    -- 1 when it did not exist before.
    is_new INTEGER NOT NULL,
    PRIMARY KEY (type, id)
  ) WITHOUT ROWID;
  DELETE FROM touched`;

const SUBJECTS = { ARTICLE: 'articles', ENTITY: 'entities' } as const;
type Subject = keyof typeof SUBJECTS;

type Event = 'INSERT' | 'DELETE' | 'UPDATE';
const IMAGES: Readonly<Record<Event, readonly ('old' | 'new')[]>> = {
  INSERT: ['new'],
  DELETE: ['old'],
  UPDATE: ['old', 'new'],
};

/** The columns that the API shows, for UPDATE; counts change with every article, so they are no change of an entity. */
const OWN_COLUMNS: Readonly<Record<Subject, string>> = {
  ARTICLE:
    'key, title, published_at, published_precision, source, url, language, byline, section, word_count, text_hash',
  ENTITY: 'key, kind, name, in_gazetteer',
};

/** The tables whose rows belong to a subject, with the column that refers to it. */
const PARTS = [
  { subject: 'ARTICLE', table: 'passages', column: 'article_id' },
  { subject: 'ARTICLE', table: 'mentions', column: 'article_id' },
  { subject: 'ARTICLE', table: 'mention_candidates', column: 'article_id' },
  { subject: 'ARTICLE', table: 'roles', column: 'article_id' },
  { subject: 'ARTICLE', table: 'statements', column: 'article_id' },
  { subject: 'ENTITY', table: 'aliases', column: 'entity_id' },
  { subject: 'ENTITY', table: 'identifiers', column: 'entity_id' },
  { subject: 'ENTITY', table: 'redirects', column: 'entity_id' },
  { subject: 'ENTITY', table: 'locations', column: 'entity_id' },
] as const;

const EVENTS = ['INSERT', 'DELETE', 'UPDATE'] as const;

interface Trigger {
  readonly table: string;
  readonly event: Event;
  /** What the trigger runs. */
  readonly body: string;
  readonly columns?: string;
}

const triggersOf = (subject: Subject): Trigger[] => {
  const table = SUBJECTS[subject];
  return EVENTS.map((event) => {
    const image = event === 'INSERT' ? 'new' : 'old';
    const isNew = event === 'INSERT' ? 1 : 0;
    const body = `INSERT INTO touched VALUES ('${subject}', ${image}.id, ${image}.key, ${isNew}) ON CONFLICT DO NOTHING;`;
    return { table, event, body, ...(event === 'UPDATE' && { columns: OWN_COLUMNS[subject] }) };
  });
};

const triggersOfPart = ({ subject, table, column }: (typeof PARTS)[number]): Trigger[] =>
  EVENTS.map((event) => {
    const touch = (image: string): string =>
      `INSERT INTO touched SELECT '${subject}', id, key, 0 FROM ${SUBJECTS[subject]} WHERE id = ${image}.${column} ON CONFLICT DO NOTHING;`;
    return { table, event, body: IMAGES[event].map(touch).join(' ') };
  });

const TRIGGERS = [...(['ARTICLE', 'ENTITY'] as const).flatMap(triggersOf), ...PARTS.flatMap(triggersOfPart)];
const nameOf = ({ table, event }: Trigger): string => `touch_${table}_${event.toLowerCase()}`;

const createTrigger = (trigger: Trigger): string => `
  CREATE TEMP TRIGGER IF NOT EXISTS ${nameOf(trigger)}
  AFTER ${trigger.event}${trigger.columns ? ` OF ${trigger.columns}` : ''} ON ${trigger.table} BEGIN ${trigger.body} END`;
const CREATE_TRIGGERS = TRIGGERS.map(createTrigger).join(';');
const DROP_TRIGGERS = TRIGGERS.map((trigger) => `DROP TRIGGER IF EXISTS ${nameOf(trigger)}`).join(';');

const IS_EMPTY = 'SELECT NOT EXISTS (SELECT 1 FROM articles) AND NOT EXISTS (SELECT 1 FROM base_articles)';
const HAS_ENTITIES = 'SELECT EXISTS (SELECT 1 FROM entities)';
const COUNT_FIRST = `SELECT count(*) FROM (SELECT 1 FROM articles UNION ALL SELECT 1 FROM entities LIMIT ${MOST_FIRST + 1})`;
const RECORD_FIRST = `
  INSERT INTO changed (revision, type, id, key)
  SELECT r.current, type, id, key FROM revisions AS r
  CROSS JOIN (SELECT 'ARTICLE' AS type, id, key FROM articles UNION ALL SELECT 'ENTITY', id, key FROM entities) WHERE true
  ON CONFLICT (type, id) DO UPDATE SET revision = excluded.revision`;

const isGone = (type: Subject): string =>
  `type = '${type}' AND NOT EXISTS (SELECT 1 FROM ${SUBJECTS[type]} AS t WHERE t.id = touched.id)`;
/** Placeholders and the like, which came and went. */
const FORGET_TRANSIENT = `DELETE FROM touched WHERE is_new AND (${isGone('ARTICLE')} OR ${isGone('ENTITY')})`;
const NEXT = 'UPDATE revisions SET current = current + 1';
const RECORD = `
  INSERT INTO changed (revision, type, id, key) SELECT r.current, type, id, key FROM revisions AS r CROSS JOIN touched WHERE true
  ON CONFLICT (type, id) DO UPDATE SET revision = excluded.revision`;

/** Deletes changes until at most so many are left: those of the earliest revisions, whole ones. */
export function forgetChanges(store: Store, most: number): void {
  const select = store.prepare('SELECT revision FROM changed ORDER BY revision DESC LIMIT 1 OFFSET ?').pluck();
  const forgotten = select.get(most) as number | undefined;
  if (forgotten === undefined) return;
  store.prepare('DELETE FROM changed WHERE revision <= ?').run(forgotten);
  store.prepare('UPDATE revisions SET oldest = ?').run(forgotten);
}

/** Begins to record what fills an empty database: thing by thing if it is little, otherwise as a whole of which nobody can know what was before. */
function beginFirst(store: Store): Revision {
  store.db.exec(DROP_TRIGGERS);
  const isNew = store.prepare(HAS_ENTITIES).pluck().get() === 0;
  return {
    finish: () => {
      store.prepare(NEXT).run();
      const isLittle = (store.prepare(COUNT_FIRST).pluck().get() as number) <= MOST_FIRST;
      if (isNew && isLittle) store.prepare(RECORD_FIRST).run();
      else {
        forgetChanges(store, 0);
        store.prepare('UPDATE revisions SET oldest = current').run();
      }
    },
  };
}

/** Begins to record. */
export function beginRevision(store: Store): Revision {
  if (store.prepare(IS_EMPTY).pluck().get() === 1) return beginFirst(store);
  store.db.exec(CREATE_TOUCHED);
  store.db.exec(CREATE_TRIGGERS);
  return {
    finish: () => {
      store.prepare(FORGET_TRANSIENT).run();
      if (store.prepare('SELECT 1 FROM touched LIMIT 1').get() === undefined) return;
      store.prepare(NEXT).run();
      store.prepare(RECORD).run();
      forgetChanges(store, MOST_CHANGED);
    },
  };
}
