/** Resolves the entities and candidates of mentions to the entities they were merged into. */
import type { EntityKey, MentionCandidate, MentionRecord } from '../../model.ts';
import type { MentionCandidatesTable, MentionsTable } from '../sql/tables/articles.ts';
import type { OriginCandidatesTable } from '../sql/tables/corrections.ts';
import type { MergeTarget, MergeTargets } from './merge-targets.ts';

type MentionKey = Pick<MentionCandidatesTable, 'article_id' | 'start' | 'end'>;

/** The candidates of an ambiguous mention after merges. */
export interface CandidateChoice {
  /** At least two, or none. */
  readonly candidates: readonly MentionCandidatesTable[];
  /** All candidates before merges where some were merged into one; otherwise none. */
  readonly originals: readonly OriginCandidatesTable[];
  /** The entity that all candidates were merged into; null when there are several or none. */
  readonly only: number | null;
}

type TargetOf = (key: EntityKey) => MergeTarget;

/** Resolves the candidates of the mention at a span. */
export function chooseCandidates(
  at: MentionKey,
  candidates: readonly MentionCandidate[],
  targetOf: TargetOf,
): CandidateChoice {
  const resolved = candidates.map(({ entity, score }, place) => {
    const { id, origin } = targetOf(entity);
    return { ...at, entity_id: id, place, score, origin_id: origin };
  });
  const distinct = resolved.filter(
    (one, index) => resolved.findIndex((other) => other.entity_id === one.entity_id) === index,
  );
  if (distinct.length === resolved.length) return { candidates: resolved, originals: [], only: null };
  return {
    candidates: distinct.length > 1 ? distinct : [],
    originals: candidates.map(({ entity, score }, place) => ({ ...at, place, key: entity, score })),
    only: distinct.length > 1 ? null : (distinct[0]?.entity_id ?? null),
  };
}

type MentionLink = Pick<MentionsTable, 'entity_id' | 'origin_id' | 'kind' | 'origin_kind'>;

/** The entity and kind of a mention. A kind that corrections set for the entity takes precedence over the mention's own. */
export function linkOf(
  { entity, kind }: Pick<MentionRecord, 'entity' | 'kind'>,
  only: number | null,
  { targetOf, kindOf }: { readonly targetOf: TargetOf; readonly kindOf: MergeTargets['kindOf'] },
): MentionLink {
  const target = entity === null ? null : targetOf(entity);
  const entityId = target?.id ?? only;
  const setKind = entityId === null ? null : kindOf(entityId);
  return {
    entity_id: entityId,
    origin_id: target?.origin ?? null,
    kind: setKind ?? kind,
    origin_kind: setKind !== null && setKind !== kind ? kind : null,
  };
}
