/** Builds the rows of the mentions of an article and of their candidates. */
import {
  type ArticleRecord,
  type EntityKey,
  type MentionRecord,
  type Passage,
  PERIPHERAL_ROLES,
  type Sentence,
} from '../../model.ts';
import { lastBefore } from '../../text/binary-search.ts';
import type { MentionCandidatesTable, MentionsTable } from '../sql/tables/articles.ts';
import type { OriginCandidatesTable } from '../sql/tables/corrections.ts';
import type { AsserterWriter } from './asserters.ts';
import { type CandidateChoice, chooseCandidates, linkOf } from './mention-links.ts';
import type { MergeTarget, MergeTargets } from './merge-targets.ts';
import type { Repetitions } from './repetitions.ts';
import type { SurfaceWriter } from './surfaces.ts';

export interface MentionDependencies {
  readonly asserters: AsserterWriter;
  readonly surfaces: SurfaceWriter;
  readonly mergeTargets: MergeTargets;
  readonly repetitions: Repetitions;
}

interface MentionRows {
  /** In order of the text. */
  readonly mentions: readonly MentionsTable[];
  readonly candidates: readonly MentionCandidatesTable[];
  readonly originals: readonly OriginCandidatesTable[];
}

interface ResolvedMention {
  readonly mention: MentionRecord;
  readonly choice: CandidateChoice;
}

/** `article` is the row id; `targets` has the merge target of each entity of the article. */
type MentionRowBuilder = (
  record: ArticleRecord,
  article: number,
  targets: ReadonlyMap<EntityKey, MergeTarget>,
) => MentionRows;

export function mentionRowBuilder({
  asserters,
  surfaces,
  mergeTargets,
  repetitions,
}: MentionDependencies): MentionRowBuilder {
  return (record, article, targets) => {
    const targetOf = (key: EntityKey): MergeTarget => targets.get(key) as MergeTarget;
    const isRepetition = repetitions.has(article);
    const isPeripheral = ({ start }: MentionRecord): boolean =>
      isRepetition || PERIPHERAL_ROLES.has((lastBefore(record.passages, start) as Passage).role);
    const resolver = { targetOf, kindOf: mergeTargets.kindOf };
    const toRow = ({ mention, choice }: ResolvedMention): MentionsTable => ({
      article_id: article,
      start: mention.start,
      end: mention.end,
      sentence_start: (lastBefore(record.sentences, mention.start) as Sentence).start,
      surface_id: surfaces.idOf(record.text.slice(mention.start, mention.end)),
      form: mention.form,
      status: mention.status,
      ...linkOf(mention, choice.only, resolver),
      score: mention.score,
      link_score: mention.linkScore,
      asserter_id: asserters.idOf(mention.assertedBy),
      peripheral: isPeripheral(mention) ? 1 : 0,
    });
    const inOrder = record.mentions.toSorted((one, two) => one.start - two.start || one.end - two.end);
    const resolved = inOrder.map((mention): ResolvedMention => {
      const { start, end, candidates } = mention;
      return { mention, choice: chooseCandidates({ article_id: article, start, end }, candidates, targetOf) };
    });
    return {
      mentions: resolved.map(toRow),
      candidates: resolved.flatMap(({ choice }) => choice.candidates),
      originals: resolved.flatMap(({ choice }) => choice.originals),
    };
  };
}
