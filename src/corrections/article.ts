/** Applies to the record of an article, as its seed gives it, every correction in force, in the order in which they were made. */
import type { ArticleRecord } from '../model.ts';
import { withoutLostNames } from './aliases.ts';
import { correctionBy } from './asserters.ts';
import type { ArticleEdit, OrphanReason, Replacement } from './change.ts';
import type { ArticleCorrection, Standing } from './correction.ts';
import { correctMention } from './mentions.ts';
import { applySplit } from './split.ts';
import { replaceText } from './text.ts';

export interface Corrected {
  /** Null when the article is removed. */
  readonly record: ArticleRecord | null;
  /** For each correction that speaks of nothing that is there, by number, why. */
  readonly orphans: ReadonlyMap<number, OrphanReason>;
  /** For each replacement of the text, by number, what became of the mentions. */
  readonly replacements: ReadonlyMap<number, readonly Replacement[]>;
}

interface Sofar {
  record: ArticleRecord | null;
  /** What people say of the article, whatever its text says. */
  edited: ArticleEdit;
  readonly orphans: Map<number, OrphanReason>;
  readonly replacements: Map<number, readonly Replacement[]>;
}

const apply = (sofar: Sofar, { number, by, correction }: Standing<ArticleCorrection>): void => {
  const { record, orphans } = sofar;
  if (record === null) {
    orphans.set(number, 'ARTICLE_GONE');
  } else if (correction.type === 'REMOVE_ARTICLE') {
    sofar.record = null;
  } else if (correction.type === 'EDIT_ARTICLE') {
    sofar.edited = { ...sofar.edited, ...correction.edit };
    sofar.record = { ...record, ...correction.edit };
  } else if (correction.type === 'REPLACE_ARTICLE_TEXT') {
    const replaced = replaceText(record, correction.text);
    sofar.record = { ...replaced.record, ...sofar.edited };
    sofar.replacements.set(number, replaced.replacements);
  } else if (correction.type === 'SPLIT_ENTITY') {
    const { record: split, orphan } = applySplit(record, correction, correctionBy(by));
    sofar.record = split;
    if (orphan) orphans.set(number, orphan);
  } else {
    const applied = correctMention(record, correction, correctionBy(by));
    if (typeof applied === 'string') orphans.set(number, applied);
    else sofar.record = applied;
  }
};

/** The record with these corrections, those of other articles left out by the caller. */
export function correctArticle(base: ArticleRecord, corrections: readonly Standing<ArticleCorrection>[]): Corrected {
  const sofar: Sofar = { record: base, edited: {}, orphans: new Map(), replacements: new Map() };
  for (const correction of corrections) apply(sofar, correction);
  const { record, orphans, replacements } = sofar;
  const entities = record && withoutLostNames(base, record);
  return { record: record && entities && { ...record, entities }, orphans, replacements };
}
