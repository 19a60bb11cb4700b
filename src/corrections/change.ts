/** What people may ask to be changed, in the words in which they ask. */
import type { ArticleKey, ArticleRecord, EntityKey, Form, Identifier, Kind, Span } from '../model.ts';

/** A mention by its article and its span, as it stands when the change is made. */
export interface MentionPlace extends Span {
  readonly article: ArticleKey;
}

/** Words of a text with what stands right before and after them: the TextQuoteSelector of the W3C. Either side may be ''. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** What of an article may be edited. */
export const EDITABLE = ['title', 'byline', 'publication', 'source', 'url', 'language', 'section'] as const;
export type Editable = Pick<ArticleRecord, (typeof EDITABLE)[number]>;
/** Null says that it is not known, what is left out stays as it is. */
export type ArticleEdit = Partial<Editable>;

/** Which mentions of an entity a split takes: these, all in these articles, and all that print one of these names. */
export interface SplitParts {
  readonly mentions: readonly MentionPlace[];
  readonly articles: readonly ArticleKey[];
  readonly aliases: readonly string[];
}

/** Entities are named by any key that leads to them. */
export type Change =
  | { readonly type: 'ACCEPT_MENTION'; readonly mention: MentionPlace }
  | { readonly type: 'REJECT_MENTION'; readonly mention: MentionPlace }
  | { readonly type: 'RELINK_MENTION'; readonly mention: MentionPlace; readonly entity: EntityKey }
  | { readonly type: 'UNLINK_MENTION'; readonly mention: MentionPlace }
  /** Only of a mention that names no entity: the kind of any other is that of its entity. */
  | { readonly type: 'CHANGE_MENTION_KIND'; readonly mention: MentionPlace; readonly kind: Kind }
  | { readonly type: 'MOVE_MENTION'; readonly mention: MentionPlace; readonly to: Span }
  | {
      readonly type: 'ADD_MENTION';
      readonly article: ArticleKey;
      readonly quote: Quote;
      /** That of the entity, where it names one. */
      readonly kind: Kind;
      readonly form: Form;
      readonly entity: EntityKey | null;
    }
  /** Without a key it gets one from its kind and name. */
  | { readonly type: 'CREATE_ENTITY'; readonly key: EntityKey | null; readonly kind: Kind; readonly name: string }
  | { readonly type: 'RENAME_ENTITY'; readonly entity: EntityKey; readonly name: string }
  | { readonly type: 'CHANGE_ENTITY_KIND'; readonly entity: EntityKey; readonly kind: Kind }
  | { readonly type: 'ADD_ALIAS'; readonly entity: EntityKey; readonly name: string; readonly form: Form }
  /** Takes the name away in every form. */
  | { readonly type: 'REMOVE_ALIAS'; readonly entity: EntityKey; readonly name: string }
  /** Makes it the only identifier of its scheme; without a value the entity has none of it. */
  | {
      readonly type: 'SET_IDENTIFIER';
      readonly entity: EntityKey;
      readonly scheme: Identifier['scheme'];
      readonly value: Identifier['value'] | null;
    }
  | { readonly type: 'MERGE_ENTITIES'; readonly survivor: EntityKey; readonly merged: readonly EntityKey[] }
  | ({
      readonly type: 'SPLIT_ENTITY';
      readonly entity: EntityKey;
      /** Without a key it gets one from its kind and name. */
      readonly into: { readonly key: EntityKey | null; readonly kind: Kind; readonly name: string };
    } & SplitParts)
  | { readonly type: 'KEEP_APART'; readonly entity: EntityKey; readonly other: EntityKey }
  | { readonly type: 'EDIT_ARTICLE'; readonly article: ArticleKey; readonly edit: ArticleEdit }
  | { readonly type: 'REPLACE_ARTICLE_TEXT'; readonly article: ArticleKey; readonly text: string }
  | { readonly type: 'REMOVE_ARTICLE'; readonly article: ArticleKey }
  /** Takes back a change by its number; an UNDO too. */
  | { readonly type: 'UNDO'; readonly number: number };

export type ChangeType = Change['type'];

/** Changes of single mentions. */
export const MENTION_CHANGES = [
  'ACCEPT_MENTION',
  'REJECT_MENTION',
  'RELINK_MENTION',
  'UNLINK_MENTION',
  'CHANGE_MENTION_KIND',
  'MOVE_MENTION',
  'ADD_MENTION',
] as const satisfies readonly ChangeType[];

/** Changes of what an entity is. */
export const DESCRIPTION_CHANGES = [
  'CREATE_ENTITY',
  'RENAME_ENTITY',
  'CHANGE_ENTITY_KIND',
  'ADD_ALIAS',
  'REMOVE_ALIAS',
  'SET_IDENTIFIER',
] as const satisfies readonly ChangeType[];

/** Changes of which entities are one. */
export const GROUP_CHANGES = ['MERGE_ENTITIES', 'SPLIT_ENTITY', 'KEEP_APART'] as const satisfies readonly ChangeType[];

/** Changes of whole articles. */
export const ARTICLE_CHANGES = [
  'EDIT_ARTICLE',
  'REPLACE_ARTICLE_TEXT',
  'REMOVE_ARTICLE',
] as const satisfies readonly ChangeType[];

/** Every type of change. */
export const CHANGE_TYPES = [
  ...DESCRIPTION_CHANGES,
  ...GROUP_CHANGES,
  ...MENTION_CHANGES,
  ...ARTICLE_CHANGES,
  'UNDO',
] as const satisfies readonly ChangeType[];

/** The changes of these types. */
export type ChangeOf<Type extends ChangeType> = Extract<Change, { readonly type: Type }>;

/** Whether a change or correction is of one of these types. */
export function isOneOf<Type extends ChangeType, Typed extends { readonly type: ChangeType }>(
  types: readonly Type[],
  typed: Typed,
): typed is Extract<Typed, { readonly type: Type }> {
  return (types as readonly ChangeType[]).includes(typed.type);
}

/** Whether a change is in force: it holds, what it speaks of is gone, or a later one took it back. */
export const CHANGE_STATES = ['HOLDS', 'ORPHANED', 'UNDONE'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** Why a change speaks of nothing that is there. */
export const ORPHAN_REASONS = [
  'ARTICLE_GONE',
  'TEXT_GONE',
  'PLACE_AMBIGUOUS',
  'MENTION_GONE',
  'PLACE_TAKEN',
  'NOT_ONE_SENTENCE',
  'MENTION_NAMES_ENTITY',
  'ENTITY_GONE',
] as const;
export type OrphanReason = (typeof ORPHAN_REASONS)[number];

/** What became of a place when its text changed. */
export const PLACEMENTS = ['KEPT', 'MOVED', 'AMBIGUOUS', 'ORPHANED'] as const;
export type Placement = (typeof PLACEMENTS)[number];

/** What became of one mention when the text of its article was replaced. */
export interface Replacement {
  readonly surface: string;
  /** In the text of before. */
  readonly from: Span;
  /** In the text of now; null when it was placed nowhere. */
  readonly to: Span | null;
  readonly placement: Placement;
}
