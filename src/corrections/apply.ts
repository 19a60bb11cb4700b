/** Applies active corrections, in the order of the log, to the record of an article or to the overlay of an entity. */
import type { ArticleRecord, EntityKey, EntityRecord, MentionRecord } from '../model.ts';
import { correctionBy, isSameAsserter } from './asserters.ts';
import type { AppliedToArticle, OrphanReason, Replacement, WorkingArticle } from './define.ts';
import { type Correction, definitionOf } from './definitions.ts';
import { type Overlay, OverlayBuilder } from './overlay.ts';

/** A correction that is in the log and not undone. */
export interface ActiveCorrection<Of extends Correction = Correction> {
  /** Number of its change. */
  readonly number: number;
  /** Who made it. */
  readonly by: string;
  readonly correction: Of;
}

export interface CorrectedArticle {
  /** Null when the article is removed. */
  readonly record: ArticleRecord | null;
  /** Reasons of corrections without effect, by number. */
  readonly orphans: ReadonlyMap<number, OrphanReason>;
  /** Placements of mentions after a replacement of the text, by number. */
  readonly replacements: ReadonlyMap<number, readonly Replacement[]>;
}

/** Applies the corrections that touch an article to its record from the seed. */
export function correctArticle(base: ArticleRecord, corrections: readonly ActiveCorrection[]): CorrectedArticle {
  let state: WorkingArticle | null = { record: base, edits: {} };
  const orphans = new Map<number, OrphanReason>();
  const replacements = new Map<number, readonly Replacement[]>();
  for (const { number, by, correction } of corrections) {
    if (state === null) {
      orphans.set(number, 'ARTICLE_GONE');
      continue;
    }
    const applied: AppliedToArticle =
      definitionOf(correction).applyToArticle?.(state, correction, correctionBy(by)) ?? {};
    if (applied.orphanReason) orphans.set(number, applied.orphanReason);
    if (applied.replacements) replacements.set(number, applied.replacements);
    state = withApplied(state, applied);
  }
  return { record: state && withoutLostAliases(base, state.record), orphans, replacements };
}

const withApplied = ({ record, edits }: WorkingArticle, applied: AppliedToArticle): WorkingArticle | null => {
  const corrected = applied.record === undefined ? record : applied.record;
  return corrected && { record: corrected, edits: applied.edits ?? edits };
};

/** Removes the aliases that came from mentions of the base record that no longer name the entity. */
const withoutLostAliases = (base: ArticleRecord, corrected: ArticleRecord): ArticleRecord => ({
  ...corrected,
  entities: corrected.entities.map((entity) => withoutLost(entity, base, corrected)),
});

const withoutLost = (entity: EntityRecord, base: ArticleRecord, corrected: ArticleRecord): EntityRecord => {
  const [before, after] = [acceptedMentions(entity, base), acceptedMentions(entity, corrected)];
  const aliases = entity.aliases.filter(
    (alias) =>
      alias.name === entity.name || !isPrinted(alias, base.text, before) || isPrinted(alias, corrected.text, after),
  );
  return aliases.length === entity.aliases.length ? entity : { ...entity, aliases };
};

const acceptedMentions = ({ key }: EntityRecord, { mentions }: ArticleRecord): MentionRecord[] =>
  mentions.filter(({ entity, status }) => entity === key && status === 'ACCEPTED');

const isPrinted = (alias: EntityRecord['aliases'][number], text: string, mentions: readonly MentionRecord[]): boolean =>
  mentions.some(
    ({ start, end, assertedBy }) =>
      text.slice(start, end) === alias.name && isSameAsserter(assertedBy, alias.assertedBy),
  );

/** The overlay of an entity by the corrections that touch it; null when they set nothing of the entity itself. */
export function overlayOf(key: EntityKey, corrections: readonly ActiveCorrection[]): Overlay | null {
  const overlay = new OverlayBuilder(key);
  for (const { by, correction } of corrections) {
    definitionOf(correction).applyToEntity?.(overlay, correction, correctionBy(by));
  }
  return overlay.build();
}
