/** Splits an entity: a new one takes some of its mentions, one by one, by article, or by surface in any article. */
import type { ArticleRecord, Asserter, EntityKey, MentionRecord } from '../../model.ts';
import { type AppliedToArticle, defineCorrection, type OrphanReason } from '../define.ts';
import { newEntity } from '../entities.ts';
import { badInput, quoted } from '../errors.ts';
import { type LookUps, requireArticle, requireEntity, requireMention } from '../look-ups.ts';
import { isOrphanReason, mentionAt, relinked, withEntity } from '../mentions.ts';
import { anchoredMention, articleKey, entityKey, newEntityRef, type Shape, storedLine, type Zod } from '../shapes.ts';
import { anchoredSubjects, articleSubject, entitySubject } from '../subjects.ts';

const schema = (z: Zod) =>
  z.strictObject({
    type: z.literal('SPLIT_ENTITY'),
    entity: entityKey(z),
    /** The entity and those merged into it. */
    origins: z.array(entityKey(z)),
    into: newEntityRef(z),
    mentions: z.array(z.strictObject(anchoredMention(z))),
    articles: z.array(articleKey(z)),
    aliases: z.array(storedLine(z)),
  });
export type Split = Shape<typeof schema>;

export const splitEntity = defineCorrection({
  type: 'SPLIT_ENTITY',
  description: 'An entity is two.',
  mutation: {
    name: 'splitEntity',
    description:
      'Makes two of an entity: a new one takes some of its mentions. What is given adds up; some of it has to be.',
    args: {
      entity: { type: 'Entity', required: true, description: 'Global id of the entity that is two.' },
      name: { type: 'String', required: true, description: 'The one name to show of the new one.' },
      kind: { type: 'Kind', required: true, description: 'What sort of thing the new one is.' },
      key: {
        type: 'String',
        description: 'Natural key of the new one. Null: one that is made of its kind and name.',
      },
      mentions: { type: ['Mention'], description: 'Global ids of mentions that it takes.' },
      articles: { type: ['Article'], description: 'Global ids of articles of which it takes all mentions.' },
      aliases: {
        type: ['String'],
        description: 'Names of which it takes all mentions that print them, whatever the form.',
      },
    },
  },
  schema,
  resolve: (request, lookUps) => {
    const { key } = requireEntity(lookUps, request.entity);
    const mentions = (request.mentions ?? []).map((mention) => requireMention(lookUps, mention));
    for (const { article, anchor, was } of mentions) {
      if (was === key) continue;
      throw badInput(`The mention at ${anchor.start}-${anchor.end} of ${article} does not name ${key}.`);
    }
    const articles = [...(request.articles ?? [])];
    for (const article of articles) requireArticle(lookUps, article);
    const origins = [key, ...lookUps.mergedInto(key)];
    const aliases = [...(request.aliases ?? [])];
    requireMentioned(lookUps, { key, origins, aliases });
    if (mentions.length + articles.length + aliases.length === 0) {
      throw badInput('Nothing is to be split off; name mentions, articles or aliases.');
    }
    return { entity: key, origins, into: newEntity(lookUps, request), mentions, articles, aliases };
  },
  subjects: (split) => [
    entitySubject(split.into.key, '*'),
    ...split.origins.map((key) => entitySubject(key, 'group')),
    ...split.aliases.map((name) => entitySubject(split.entity, `alias ${name}`)),
    ...split.mentions.flatMap(anchoredSubjects),
    ...split.articles.map((key) => articleSubject(key, 'mention')),
  ],
  payload: { entity: ({ entity }) => entity, newEntity: ({ into }) => into.key },
  applyToArticle: ({ record }, split, assertedBy) => applySplit(record, split, assertedBy),
  applyToEntity: (overlay, { into, aliases }, assertedBy) => {
    if (into.key !== overlay.key) {
      for (const name of aliases) overlay.removeAlias(name);
      return;
    }
    overlay.recordState(into);
    overlay.ensureExists();
    overlay.setKind(into.kind);
    overlay.setName(into.name, assertedBy);
    for (const name of aliases) overlay.addAlias(name, 'FULL_NAME', assertedBy);
  },
});

const requireMentioned = (
  lookUps: LookUps,
  { key, origins, aliases }: { key: EntityKey } & Pick<Split, 'origins' | 'aliases'>,
) => {
  const unmentioned = aliases.find((name) => !lookUps.isMentionedAs(name, origins));
  if (unmentioned !== undefined) throw badInput(`No mention of ${key} has the surface ${quoted(unmentioned)}.`);
};

/** Whether a mention is resolved to one of these entities, which are merged, or has only candidates among them. */
const countsFor = ({ entity, candidates }: MentionRecord, entities: ReadonlySet<EntityKey>): boolean => {
  const named = entity === null ? candidates.map((candidate) => candidate.entity) : [entity];
  return named.length > 0 && named.every((key) => entities.has(key));
};

/** Whether a split takes mentions of an article by their surfaces. */
export function takesMentionsBySurface({ text, mentions }: ArticleRecord, { origins, aliases }: Split): boolean {
  const entities = new Set(origins);
  return mentions.some((one) => countsFor(one, entities) && aliases.includes(text.slice(one.start, one.end)));
}

/** The mentions that were chosen one by one, and the reason why the first missing one is missing. */
const chosenMentions = (record: ArticleRecord, split: Split) => {
  const mentions = new Set<MentionRecord>();
  let orphanReason: OrphanReason | null = null;
  for (const { article, anchor } of split.mentions) {
    if (article !== record.key) continue;
    const found = mentionAt(record, anchor);
    if (isOrphanReason(found)) orphanReason ??= found;
    else mentions.add(found);
  }
  return { mentions, orphanReason };
};

/** Links the mentions that the split takes to the new entity. A surface must equal one of the aliases exactly. */
const applySplit = (record: ArticleRecord, split: Split, assertedBy: Asserter): AppliedToArticle => {
  const { mentions: chosen, orphanReason } = chosenMentions(record, split);
  const [origins, aliases] = [new Set(split.origins), new Set(split.aliases)];
  const isWhole = split.articles.includes(record.key);
  const isTaken = (mention: MentionRecord): boolean =>
    chosen.has(mention) ||
    (countsFor(mention, origins) && (isWhole || aliases.has(record.text.slice(mention.start, mention.end))));
  /** Accepts a mention that was chosen one by one; others keep their status. */
  const take = (mention: MentionRecord): MentionRecord => {
    const taken = relinked(mention, split.into, assertedBy);
    return chosen.has(mention) ? taken : { ...taken, status: mention.status };
  };
  if (!record.mentions.some(isTaken)) return { orphanReason };
  const mentions = record.mentions.map((mention) => (isTaken(mention) ? take(mention) : mention));
  return { record: withEntity({ ...record, mentions }, split.into), orphanReason };
};
