/** The rows that the mentions of an article become. */
import type { ArticleRecord, EntityKey, MentionRecord, Sentence } from '../../model.ts';
import { lastBefore } from '../../text/last-before.ts';
import type { MentionCandidatesTable, MentionsTable } from '../sql/tables/articles.ts';
import type { OriginCandidatesTable } from '../sql/tables/corrections.ts';
import type { AsserterWriter } from './asserters.ts';
import { type CandidateChoice, chooseCandidates, linkOf } from './mention-links.ts';
import type { MergeTarget, MergeTargets } from './merge-targets.ts';
import type { SurfaceWriter } from './surfaces.ts';

export interface MentionParts {
  readonly asserters: AsserterWriter;
  readonly surfaces: SurfaceWriter;
  readonly mergeTargets: MergeTargets;
}

export interface MentionRows {
  /** In order of the text. */
  readonly mentions: readonly MentionsTable[];
  readonly candidates: readonly MentionCandidatesTable[];
  readonly originals: readonly OriginCandidatesTable[];
}

/** A mention with the choice it leaves, if it is ambiguous. */
interface Chosen {
  readonly mention: MentionRecord;
  readonly choice: CandidateChoice;
}

/** Gives the rows of an article of that row id, whose entities are stored at these places. */
export type MentionRowMaker = (
  record: ArticleRecord,
  article: number,
  places: ReadonlyMap<EntityKey, MergeTarget>,
) => MentionRows;

export function mentionRowMaker({ asserters, surfaces, mergeTargets }: MentionParts): MentionRowMaker {
  return (record, article, places) => {
    const targetOf = (key: EntityKey): MergeTarget => places.get(key) as MergeTarget;
    const ways = { targetOf, kindOf: mergeTargets.kindOf };
    const toRow = ({ mention, choice }: Chosen): MentionsTable => ({
      article_id: article,
      start: mention.start,
      end: mention.end,
      sentence_start: (lastBefore(record.sentences, mention.start) as Sentence).start,
      surface_id: surfaces.idOf(record.text.slice(mention.start, mention.end)),
      form: mention.form,
      status: mention.status,
      ...linkOf(mention, choice.only, ways),
      score: mention.score,
      link_score: mention.linkScore,
      asserter_id: asserters.idOf(mention.assertedBy),
    });
    const inOrder = record.mentions.toSorted((one, two) => one.start - two.start || one.end - two.end);
    const chosen = inOrder.map((mention): Chosen => {
      const { start, end, candidates } = mention;
      return { mention, choice: chooseCandidates({ article_id: article, start, end }, candidates, targetOf) };
    });
    return {
      mentions: chosen.map(toRow),
      candidates: chosen.flatMap(({ choice }) => choice.candidates),
      originals: chosen.flatMap(({ choice }) => choice.originals),
    };
  };
}
