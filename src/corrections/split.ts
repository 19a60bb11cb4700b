/** Applies a split to the record of one article. */
import type { ArticleRecord, Asserter, EntityKey, MentionRecord } from '../model.ts';
import type { OrphanReason } from './change.ts';
import type { Split } from './correction.ts';
import { mentionAt, relinked, withEntity } from './mentions.ts';

export interface SplitApplied {
  readonly record: ArticleRecord;
  /** Why one of the chosen mentions could not be taken; null when all were. */
  readonly orphan: OrphanReason | null;
}

/** The mentions that were chosen one by one, and why the first that is not there is not. */
const chosen = (record: ArticleRecord, split: Split): { mentions: Set<MentionRecord>; orphan: OrphanReason | null } => {
  const mentions = new Set<MentionRecord>();
  let orphan: OrphanReason | null = null;
  for (const { article, anchor } of split.mentions) {
    if (article !== record.key) continue;
    const found = mentionAt(record, anchor);
    if (typeof found === 'string') orphan ??= found;
    else mentions.add(found);
  }
  return { mentions, orphan };
};

/** Whether a mention counts for these entities, which are one: by name, or as a choice between none but them. */
export function countsFor({ entity, candidates }: MentionRecord, entities: ReadonlySet<EntityKey>): boolean {
  const named = entity === null ? candidates.map((one) => one.entity) : [entity];
  return named.length > 0 && named.every((key) => entities.has(key));
}

/** Ties to the new entity what the split takes of the old one; a name is taken only where it is printed to the letter. */
export function applySplit(record: ArticleRecord, split: Split, assertedBy: Asserter): SplitApplied {
  const { mentions: picked, orphan } = chosen(record, split);
  const [origins, aliases] = [new Set(split.origins), new Set(split.aliases)];
  const isWhole = split.articles.includes(record.key);
  const isTaken = (mention: MentionRecord): boolean =>
    picked.has(mention) ||
    (countsFor(mention, origins) && (isWhole || aliases.has(record.text.slice(mention.start, mention.end))));
  /** What was chosen one by one is accepted; what stands where a rule reaches stays as it was judged. */
  const takenBy = (mention: MentionRecord): MentionRecord => {
    const taken = relinked(mention, split.into, assertedBy);
    return picked.has(mention) ? taken : { ...taken, status: mention.status };
  };
  if (!record.mentions.some(isTaken)) return { record, orphan };
  const mentions = record.mentions.map((mention) => (isTaken(mention) ? takenBy(mention) : mention));
  return { record: withEntity({ ...record, mentions }, split.into), orphan };
}
