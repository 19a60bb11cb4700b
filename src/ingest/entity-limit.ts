/** Bounds the entities of one article, since everything that counts pairs of entities grows with their square. */
import type { Resolution } from '../extract/resolve/model.ts';
import type { EntityKey, MentionRecord } from '../model.ts';
import type { Finding } from '../seeds/problems.ts';

/**
 * An article that names more is a list. The longest of 6,400 news stories names 84, a parliament has up to 700 members. So 65
 * articles that name the same thousand make a million neighbours; without a limit, 5,000 would make 25 million.
 */
export const MOST_ENTITIES = 1000;

interface Limited extends Resolution {
  /** What was left out; null when nothing was. */
  readonly finding: Finding | null;
}

/** The entities named first, in order of the text. */
function firstEntities(mentions: readonly MentionRecord[]): ReadonlySet<EntityKey> {
  const kept = new Set<EntityKey>();
  for (const { entity, candidates } of mentions)
    for (const key of entity ? [entity] : candidates.map((one) => one.entity))
      if (kept.size < MOST_ENTITIES) kept.add(key);
  return kept;
}

/** Keeps the entities named first; the mentions of others stay, without an entity. */
export function limitEntities(resolution: Resolution): Limited {
  const { mentions, entities } = resolution;
  if (entities.length <= MOST_ENTITIES) return { ...resolution, finding: null };
  const kept = firstEntities(mentions);
  const limited = mentions.map((mention) => {
    const keys = mention.entity ? [mention.entity] : mention.candidates.map((one) => one.entity);
    return keys.every((key) => kept.has(key)) ? mention : { ...mention, entity: null, linkScore: null, candidates: [] };
  });
  const message =
    `It names ${entities.length} entities. The mentions of all but the first ${MOST_ENTITIES} are stored without an entity; ` +
    'split it to have them all.';
  return { mentions: limited, entities: entities.filter(({ key }) => kept.has(key)), finding: ['TOO_LARGE', message] };
}
