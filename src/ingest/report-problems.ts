/** Reports what a reseed found wrong beyond single files: conflicting identifiers, and corrections that no longer apply. */
import type { OrphanReason } from '../corrections/define.ts';
import type { EntityRecord } from '../model.ts';
import type { Problem } from '../problem.ts';
import { error, warning } from '../seeds/problems.ts';
import type { Entry } from '../store/corrections/log.ts';
import type { ReseedReport } from '../store/reseed.ts';
import { describeCollision, type LocatedCollision } from '../store/write/row-id-collisions.ts';

/** The warning about an identifier or former key that several entities have; it names the gazetteer of one that lost it. */
export function reportConflict(
  { scheme, value, kept, refused }: ReseedReport['conflicts'][number],
  known: readonly EntityRecord[],
): Problem {
  const what = scheme === '' ? `The former key ${value}` : `The identifier ${scheme}:${value}`;
  const message = `${what} stays with ${kept}, and ${refused.join(', ')} cannot have it too; take it from one of them.`;
  const file = refused
    .map((key) => known.find((record) => record.key === key)?.aliases[0]?.assertedBy.name)
    .find(Boolean);
  return warning({ file: file ?? '.', line: null }, ['DUPLICATE_KEY', message]);
}

/** The error of what was left out because something else has its row id. */
export function reportCollision(collision: LocatedCollision): Problem {
  const message = `${describeCollision(collision)}, so this is left out; write one of them otherwise.`;
  return error(collision, ['ID_COLLISION', message]);
}

const EXPLANATIONS: Readonly<Record<OrphanReason, string>> = {
  ARTICLE_GONE: 'its article is gone',
  TEXT_GONE: 'its words are gone from the text',
  PLACE_AMBIGUOUS: 'its words stand in several places now',
  MENTION_GONE: 'there is no mention at its words any more',
  PLACE_TAKEN: 'there is another mention at its words now',
  NOT_ONE_SENTENCE: 'its words stand in more than one sentence now',
  MENTION_NAMES_ENTITY: 'its mention names an entity now',
  ENTITY_GONE: 'its entity is gone',
};

/** The warning about a correction that no longer applies. */
export function reportOrphaned({ number, type, orphanReason }: Entry): Problem {
  const why = EXPLANATIONS[orphanReason ?? 'TEXT_GONE'];
  const message = `Change ${number} (${type}) does nothing any more: ${why}. Undo it, or let it be: it holds again when it can.`;
  return warning({ file: '.', line: null }, ['CORRECTION_ORPHANED', message]);
}

/** Sorts problems by file (in byte order) and line. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => Buffer.compare(Buffer.from(a.file), Buffer.from(b.file)) || (a.line ?? 0) - (b.line ?? 0),
  );
}
