/** Changes as the log keeps them: entities by the keys and names they had, places by the words around them. */
import type { ArticleKey, EntityKey, Form, Kind, Span } from '../model.ts';
import type { ArticleEdit, Quote } from './change.ts';

/** Where words stood, and what they and those around them were. */
export interface Anchor extends Quote, Span {
  /** In how many places of the text they stood so. */
  readonly alike: number;
}

/** An entity as it was when the change was made. */
export interface SeenEntity {
  readonly key: EntityKey;
  readonly kind: Kind;
  readonly name: string;
}

export interface AnchoredMention {
  readonly article: ArticleKey;
  readonly anchor: Anchor;
  /** Key of the entity it named; null when unresolved. */
  readonly was: EntityKey | null;
}

/** Of one mention. */
export type MentionCorrection =
  | ({ readonly type: 'ACCEPT_MENTION' | 'REJECT_MENTION' | 'UNLINK_MENTION' } & AnchoredMention)
  | ({ readonly type: 'RELINK_MENTION'; readonly entity: SeenEntity } & AnchoredMention)
  | ({ readonly type: 'CHANGE_MENTION_KIND'; readonly kind: Kind } & AnchoredMention)
  | ({ readonly type: 'MOVE_MENTION'; readonly to: Anchor } & AnchoredMention)
  | {
      readonly type: 'ADD_MENTION';
      readonly article: ArticleKey;
      readonly anchor: Anchor;
      readonly kind: Kind;
      readonly form: Form;
      readonly entity: SeenEntity | null;
    };

/** Of a whole article. */
export type WholeCorrection =
  | { readonly type: 'EDIT_ARTICLE'; readonly article: ArticleKey; readonly edit: ArticleEdit }
  | { readonly type: 'REPLACE_ARTICLE_TEXT'; readonly article: ArticleKey; readonly text: string }
  | { readonly type: 'REMOVE_ARTICLE'; readonly article: ArticleKey };

/** Of mentions wherever they stand. */
export interface Split {
  readonly type: 'SPLIT_ENTITY';
  readonly entity: EntityKey;
  /** The entity, and those that had been merged into it. */
  readonly origins: readonly EntityKey[];
  readonly into: SeenEntity;
  readonly mentions: readonly AnchoredMention[];
  readonly articles: readonly ArticleKey[];
  readonly aliases: readonly string[];
}

export interface Merge {
  readonly type: 'MERGE_ENTITIES';
  readonly survivor: SeenEntity;
  readonly merged: readonly SeenEntity[];
  /** The kind the survivor is to keep where they were of different kinds; otherwise null. */
  readonly kind: Kind | null;
}

/** Of what an entity is. */
export type DescriptionCorrection =
  | { readonly type: 'CREATE_ENTITY'; readonly entity: SeenEntity }
  | { readonly type: 'RENAME_ENTITY'; readonly entity: SeenEntity; readonly name: string }
  | { readonly type: 'CHANGE_ENTITY_KIND'; readonly entity: SeenEntity; readonly kind: Kind }
  | { readonly type: 'ADD_ALIAS'; readonly entity: SeenEntity; readonly name: string; readonly form: Form }
  | { readonly type: 'REMOVE_ALIAS'; readonly entity: SeenEntity; readonly name: string }
  | {
      readonly type: 'SET_IDENTIFIER';
      readonly entity: SeenEntity;
      readonly scheme: string;
      readonly value: string | null;
    };

export interface KeepApart {
  readonly type: 'KEEP_APART';
  readonly entity: SeenEntity;
  readonly other: SeenEntity;
}

/** What is applied to article records. */
export type ArticleCorrection = MentionCorrection | WholeCorrection | Split;
/** What is applied to entities. */
export type EntityCorrection = DescriptionCorrection | Merge | Split | KeepApart;
export type Correction = ArticleCorrection | EntityCorrection;

/** A correction in force. */
export interface Standing<Kept extends Correction = Correction> {
  readonly number: number;
  /** Who made it. */
  readonly by: string;
  readonly correction: Kept;
}
