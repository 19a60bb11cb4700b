/** Ties mentions to the entities that they name or may name, followed to those that these were merged into. */
import type { EntityKey, MentionCandidate, MentionRecord } from '../../model.ts';
import type { MentionCandidatesTable, MentionsTable } from '../sql/tables/articles.ts';
import type { OriginCandidatesTable } from '../sql/tables/corrections.ts';
import type { MergeTarget, MergeTargets } from './merge-targets.ts';

type At = Pick<MentionCandidatesTable, 'article_id' | 'start' | 'end'>;

/** What an ambiguous mention may name now. */
export interface CandidateChoice {
  /** At least two, or none. */
  readonly candidates: readonly MentionCandidatesTable[];
  /** All there were, where some of them are one now; otherwise none. */
  readonly originals: readonly OriginCandidatesTable[];
  /** The entity that all of them are; null while there is a choice. */
  readonly only: number | null;
}

type PlaceOf = (key: EntityKey) => MergeTarget;

/** The candidates of a mention that stands there. */
export function chooseCandidates(at: At, candidates: readonly MentionCandidate[], targetOf: PlaceOf): CandidateChoice {
  const placed = candidates.map(({ entity, score }, place) => {
    const { id, origin } = targetOf(entity);
    return { ...at, entity_id: id, place, score, origin_id: origin };
  });
  const apart = placed.filter((one, index) => placed.findIndex((other) => other.entity_id === one.entity_id) === index);
  if (apart.length === placed.length) return { candidates: placed, originals: [], only: null };
  return {
    candidates: apart.length > 1 ? apart : [],
    originals: candidates.map(({ entity, score }, place) => ({ ...at, place, key: entity, score })),
    only: apart.length > 1 ? null : (apart[0]?.entity_id ?? null),
  };
}

export type MentionLink = Pick<MentionsTable, 'entity_id' | 'origin_id' | 'kind' | 'origin_kind'>;

/** The entity of a mention and its kind: that which people say of its entity stands over its own. */
export function linkOf(
  { entity, kind }: Pick<MentionRecord, 'entity' | 'kind'>,
  only: number | null,
  { targetOf, kindOf }: { readonly targetOf: PlaceOf; readonly kindOf: MergeTargets['kindOf'] },
): MentionLink {
  const place = entity === null ? null : targetOf(entity);
  const entityId = place?.id ?? only;
  const said = entityId === null ? null : kindOf(entityId);
  return {
    entity_id: entityId,
    origin_id: place?.origin ?? null,
    kind: said ?? kind,
    origin_kind: said !== null && said !== kind ? kind : null,
  };
}
