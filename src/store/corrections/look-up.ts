/** Finds what a change that is asked for speaks of, or refuses it. */
import { anchorOf } from '../../corrections/anchor.ts';
import type { MentionPlace } from '../../corrections/change.ts';
import type { AnchoredMention, SeenEntity } from '../../corrections/correction.ts';
import type { EntityKey, Span } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { findArticlesByKey } from '../read/articles.ts';
import { findEntitiesByKey } from '../read/entities.ts';
import { findMentions, type MentionRow } from '../read/mentions.ts';
import { cited, notFound } from './refuse.ts';

/** The entity that a key leads to. */
export function seeEntity(store: Store, key: EntityKey): SeenEntity & { readonly id: number } {
  const [entity] = findEntitiesByKey(store, [key]);
  if (!entity) throw notFound(`There is no entity ${cited(key)}.`);
  return { id: entity.id, key: entity.key as EntityKey, kind: entity.kind, name: entity.name };
}

/** The entity without its row id, as the log keeps it. */
export function seen(store: Store, key: EntityKey): SeenEntity {
  const { id: _, ...entity } = seeEntity(store, key);
  return entity;
}

export function seeArticle(store: Store, key: string) {
  const [article] = findArticlesByKey(store, [key]);
  if (!article) throw notFound(`There is no article ${cited(key)}.`);
  return article;
}

export function textOf(store: Store, articleId: number): string {
  return store.prepare('SELECT text FROM articles WHERE id = ?').pluck().get(articleId) as string;
}

export function mentionAt(store: Store, article: string, { start, end }: Span): MentionRow | null {
  return findMentions(store, [{ articleKey: article, start, end }])[0] ?? null;
}

export interface SeenMention {
  readonly row: MentionRow;
  readonly anchored: AnchoredMention;
}

const keyOf = (store: Store, id: number | null): EntityKey | null =>
  id === null ? null : (store.prepare('SELECT key FROM entities WHERE id = ?').pluck().get(id) as EntityKey);

/** A mention with the words around it. */
export function seeMention(store: Store, place: MentionPlace): SeenMention {
  const { id } = seeArticle(store, place.article);
  const row = mentionAt(store, place.article, place);
  if (!row)
    throw notFound(`There is no mention at ${place.start}-${place.end} of the article ${cited(place.article)}.`);
  const anchor = anchorOf(textOf(store, id), place);
  return { row, anchored: { article: place.article, anchor, was: keyOf(store, row.entityId) } };
}
