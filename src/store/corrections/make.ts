/** Makes one change: understood, applied, written down. */
import { randomUUID } from 'node:crypto';
import type { Correction } from '../../corrections/correction.ts';
import { reasonFault } from '../../corrections/plain.ts';
import { subjectsOf } from '../../corrections/subjects.ts';
import type { Store } from '../database/open.ts';
import { applyCorrections } from './apply.ts';
import { apartInVain, refuseBack } from './bring-back.ts';
import type { Asked, Made } from './changes.ts';
import { collisionsAfter } from './collisions.ts';
import { correctionOf, type Entry, findLogged, rootOf, writeEntry } from './log.ts';
import { badInput, ChangeConflict, checkFault, notFound } from './refuse.ts';
import { resolve } from './resolve.ts';
import { snapshotOf } from './snapshot.ts';

/** What is to be written, and the correction that comes into force by it or leaves it. */
interface Understood {
  readonly correction: Correction;
  readonly undoes: number | null;
  /** Number of the change that an undoing of its undoing brings back into force; null of any other. */
  readonly back: number | null;
}

const understandUndo = (store: Store, number: number): Understood => {
  const logged = findLogged(store, number);
  if (!logged) throw notFound(`There is no change ${number}.`);
  if (logged.undoneBy !== null) throw badInput(`Change ${number} is undone already, by change ${logged.undoneBy}.`);
  const root = rootOf(store, number);
  const correction = correctionOf(root);
  const later = collisionsAfter(store, subjectsOf(correction), { after: root.number, which: 'IN_FORCE' });
  if (later.length > 0)
    throw new ChangeConflict(`Change ${number} cannot be undone before later ones that build on it`, later);
  return { correction, undoes: number, back: root.undoneBy === null ? null : root.number };
};

const understand = (store: Store, { change }: Asked): Understood =>
  change.type === 'UNDO'
    ? understandUndo(store, change.number)
    : { correction: resolve(store, change), undoes: null, back: null };

const LAST = 'SELECT coalesce(max(number), 0) FROM changes';

const checkUnchanged = (store: Store, { correction }: Understood, since: number | null): void => {
  if (since === null) return;
  const last = store.prepare(LAST).pluck().get() as number;
  if (since < 0 || since > last) throw badInput(`You cannot know of change ${since}: the last one is ${last}.`);
  const later = collisionsAfter(store, subjectsOf(correction), { after: since, which: 'ALL' });
  if (later.length > 0)
    throw new ChangeConflict(`What is to be changed was changed after change ${since} by others`, later);
};

/** Null when nothing is said. */
const checkReason = (reason: string | null): string | null => {
  const said = reason?.trim() || null;
  checkFault('The reason', said && reasonFault(said));
  return said;
};

const WRITE_SNAPSHOTS = 'UPDATE changes SET before = ?, after = ? WHERE number = ?';

/** Makes a change within the transaction at hand. */
export function make(store: Store, asked: Asked): Made {
  if (asked.by.trim() === '') throw badInput('A change needs somebody who makes it.');
  const reason = checkReason(asked.reason);
  const understood = understand(store, asked);
  checkUnchanged(store, understood, asked.ifUnchangedSince);
  const { correction, undoes, back } = understood;
  const inVain = back === null ? [] : apartInVain(store);
  const before = snapshotOf(store, correction);
  const facts = { key: randomUUID(), reason, created_by: asked.by, created_at: asked.at };
  const entry: Entry = { ...facts, before: '{}', after: '{}', ...(undoes === null ? { correction } : { undoes }) };
  const number = writeEntry(store, entry);
  const effects = applyCorrections(store, [correction]);
  if (back !== null) {
    const since = apartInVain(store).filter((one) => !inVain.includes(one));
    refuseBack(back, { inVain: since, orphaned: effects.orphaned });
  }
  refuseOrphans(number, undoes, effects.orphaned);
  const after = snapshotOf(store, correction);
  store.prepare(WRITE_SNAPSHOTS).run(JSON.stringify(before), JSON.stringify(after), number);
  const entities = subjectsOf(correction).flatMap(({ of, key }) => (of === 'ENTITY' ? [key] : []));
  return {
    number: asked.preview ? null : number,
    changed: { entities: [...new Set(entities)].sort(), articles: effects.articles, mentions: effects.mentions },
    before,
    after,
    replacements: effects.replacements.get(number) ?? [],
    orphaned: effects.orphaned,
  };
}

/** A change that would speak of nothing is none, and an undoing must leave later changes what they speak of. */
function refuseOrphans(number: number, undoes: number | null, orphaned: readonly number[]): void {
  if (orphaned.includes(number)) throw badInput('What is to be changed is no longer as it was found; ask anew.');
  if (undoes === null || orphaned.length === 0) return;
  throw new ChangeConflict(`Change ${undoes} cannot be undone before later ones that speak of what it made`, orphaned);
}
