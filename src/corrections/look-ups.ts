/** Declares the queries that resolve a request against the knowledge base; the store implements them. */
import type { Alias, ArticleKey, Asserter, EntityKey, Identifier, Sentence } from '../model.ts';
import { anchorOf } from './anchor.ts';
import type { MentionKey } from './args.ts';
import { notFound, quoted } from './errors.ts';
import type { AnchoredMention, EntityRef } from './shapes.ts';

export interface LookUps {
  /** The entity with a key, or into which the entity with that key was merged. */
  readonly findEntity: (key: EntityKey) => EntityRef | null;
  readonly aliasesOf: (entity: EntityKey) => readonly Pick<Alias, 'name' | 'form'>[];
  readonly identifiersOf: (entity: EntityKey) => readonly (Identifier & { readonly assertedBy: Asserter })[];
  readonly findEntityByIdentifier: (identifier: Identifier) => EntityRef | null;
  /** Keys of the entities that were merged into one. */
  readonly mergedInto: (entity: EntityKey) => readonly EntityKey[];
  /** Numbers, ascending, of the active corrections that keep apart two of these entities, or of those merged into them. */
  readonly keptApartBy: (entities: readonly EntityKey[]) => readonly number[];
  /** Whether a mention with exactly this surface names one of the entities. */
  readonly isMentionedAs: (surface: string, entities: readonly EntityKey[]) => boolean;
  /** Null when there is no such article. */
  readonly findArticle: (article: ArticleKey) => { readonly title: string | null } | null;
  readonly textOf: (article: ArticleKey) => string;
  readonly sentencesOf: (article: ArticleKey) => readonly Sentence[];
  /** `entity` is null when unresolved. */
  readonly findMention: (mention: MentionKey) => { readonly entity: EntityKey | null } | null;
}

/** Throws NOT_FOUND. */
export function requireEntity({ findEntity }: LookUps, key: EntityKey): EntityRef {
  const entity = findEntity(key);
  if (!entity) throw notFound(`There is no entity ${quoted(key)}.`);
  return entity;
}

/** Throws NOT_FOUND. */
export function requireArticle({ findArticle }: LookUps, key: ArticleKey): { readonly title: string | null } {
  const article = findArticle(key);
  if (!article) throw notFound(`There is no article ${quoted(key)}.`);
  return article;
}

/** Throws NOT_FOUND. */
export function requireMention(lookUps: LookUps, mention: MentionKey): AnchoredMention {
  const { article, start, end } = mention;
  requireArticle(lookUps, article);
  const found = lookUps.findMention(mention);
  if (!found) throw notFound(`There is no mention at ${start}-${end} of the article ${quoted(article)}.`);
  return { article, anchor: anchorOf(lookUps.textOf(article), mention), was: found.entity };
}
