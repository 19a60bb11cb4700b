/** Audits the change log, and that the stored state equals the seeds with the log applied. */
import { correctArticle, overlayOf } from '../../corrections/apply.ts';
import { mergeTargets } from '../../corrections/definitions/merge-entities.ts';
import { subjectsOf } from '../../corrections/definitions.ts';
import type { Subject } from '../../corrections/subjects.ts';
import type { ArticleRecord, EntityKey, Kind } from '../../model.ts';
import { activeMerges, activeNameSplits, correctionsOfEntity } from '../corrections/active.ts';
import { baseRecord, readBaseRecord } from '../corrections/base-record.ts';
import { correctionsFor } from '../corrections/corrector.ts';
import { correctionOf, rootOf } from '../corrections/log.ts';
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import type { BaseArticlesTable, CorrectedEntitiesTable } from '../sql/tables/corrections.ts';
import { rowId } from '../write/row-ids.ts';

const subjectTexts = (subjects: readonly Subject[]): string =>
  JSON.stringify(subjects.map(({ of, key, aspect }) => JSON.stringify([of, rowId(key), key, aspect])).sort());

const SELECT_SUBJECTS = `
  SELECT json_array(subject, subject_id, key, aspect) FROM change_subjects WHERE change_number = ?`;
const FIRST_UNDO = 'SELECT min(number) FROM changes WHERE undoes = ? AND undone_by IS NULL';

function* auditLog(store: Store): Generator<Defect> {
  const rows = store.db.prepare('SELECT number, undone_by AS undoneBy FROM changes ORDER BY number').all();
  for (const [index, { number, undoneBy }] of (rows as { number: number; undoneBy: number | null }[]).entries()) {
    const key = `${number}`;
    if (number !== index + 1)
      yield { table: 'changes', key, message: 'has a number that does not follow the one before it' };
    const subjects = subjectsOf(correctionOf(rootOf(store, number)));
    const stored = JSON.stringify((store.prepare(SELECT_SUBJECTS).pluck().all(number) as string[]).sort());
    if (stored !== subjectTexts(subjects)) {
      yield { table: 'change_subjects', key, message: 'are not the subjects of the change' };
    }
    if (undoneBy !== store.prepare(FIRST_UNDO).pluck().get(number)) {
      yield { table: 'changes', key, message: 'has a wrong undone_by' };
    }
  }
}

function* auditMerges(store: Store): Generator<Defect> {
  const expected = mergeTargets(activeMerges(store).map(({ correction }) => correction));
  const rows = store.db.prepare('SELECT key, survivor_key AS survivor FROM merged_entities').all();
  const stored = new Map((rows as { key: EntityKey; survivor: EntityKey }[]).map((row) => [row.key, row.survivor]));
  for (const key of new Set([...expected.keys(), ...stored.keys()])) {
    if (expected.get(key) === stored.get(key)) continue;
    yield { table: 'merged_entities', key, message: 'is not merged as in the log' };
  }
}

const SELECT_TOUCHED = `
  SELECT DISTINCT key FROM change_subjects WHERE subject = 'ENTITY' AND aspect <> 'link'
  UNION SELECT key FROM corrected_entities`;

function* auditOverlays(store: Store): Generator<Defect> {
  const select = store.prepare('SELECT * FROM corrected_entities WHERE id = ?');
  for (const key of store.db.prepare(SELECT_TOUCHED).pluck().all() as EntityKey[]) {
    const overlay = overlayOf(key, correctionsOfEntity(store, rowId(key)));
    const stored = select.get(rowId(key)) as CorrectedEntitiesTable | undefined;
    if (
      (stored?.overlay ?? null) === (overlay && JSON.stringify(overlay)) &&
      (stored?.kind ?? null) === (overlay?.kind ?? null)
    )
      continue;
    yield { table: 'corrected_entities', key, message: 'does not match the corrections of the entity in the log' };
  }
}

/** Canonical JSON; `null` for an article that is removed. */
const recordJson = (record: ArticleRecord | null): string => JSON.stringify(record && baseRecord(record));

function* auditCorrectedArticles(store: Store): Generator<Defect> {
  const splits = activeNameSplits(store);
  const isStored = store.prepare('SELECT 1 FROM articles WHERE id = ?');
  for (const { id, key, record } of store.db.prepare<[], BaseArticlesTable>('SELECT * FROM base_articles').all()) {
    const base = JSON.parse(record) as ArticleRecord;
    const corrected = correctArticle(base, correctionsFor(store, base, splits)).record;
    const stored = isStored.get(id) === undefined ? null : readBaseRecord(store, id);
    if (recordJson(corrected) !== recordJson(stored)) {
      yield { table: 'base_articles', key, message: 'with the log applied, differs from the stored article' };
    }
  }
}

const SELECT_KINDS = `
  SELECT a.key || ':' || m.start || '-' || m."end" AS key, m.kind, m.origin_kind AS originKind, c.kind AS setKind
  FROM mentions AS m JOIN articles AS a ON a.id = article_id LEFT JOIN corrected_entities AS c ON c.id = m.entity_id
  WHERE c.kind IS NOT NULL OR m.origin_kind IS NOT NULL`;

interface KindRow {
  readonly key: string;
  readonly kind: Kind;
  readonly originKind: Kind | null;
  readonly setKind: Kind | null;
}

function* auditKinds(store: Store): Generator<Defect> {
  for (const { key, kind, originKind, setKind } of store.db.prepare<[], KindRow>(SELECT_KINDS).iterate()) {
    if (setKind === kind && originKind !== kind) continue;
    yield { table: 'mentions', key, message: 'has another kind than corrections set for its entity' };
  }
}

const SELECT_ORIGINS = `
  SELECT a.key || ':' || m.start || '-' || m."end"
  FROM mentions AS m JOIN articles AS a ON a.id = article_id LEFT JOIN merged_entities AS g ON g.id = m.origin_id
  WHERE (m.origin_id IS NOT NULL AND g.survivor_id IS NOT m.entity_id)
    OR m.entity_id IN (SELECT id FROM merged_entities)`;

function* auditOrigins(store: Store): Generator<Defect> {
  for (const key of store.db.prepare(SELECT_ORIGINS).pluck().all() as string[]) {
    yield { table: 'mentions', key, message: 'does not belong to the entity that its own was merged into' };
  }
}

export function* auditCorrections(store: Store): Generator<Defect> {
  yield* auditLog(store);
  yield* auditMerges(store);
  yield* auditOverlays(store);
  yield* auditKinds(store);
  yield* auditOrigins(store);
  yield* auditCorrectedArticles(store);
}
