/** Types and states of changes, as people call them. */
import type { graphql } from '../graphql/graphql.ts';

export type ChangeType = ReturnType<typeof graphql.scalar<'ChangeType'>>;
export type ChangeState = ReturnType<typeof graphql.scalar<'ChangeState'>>;
export type OrphanReason = ReturnType<typeof graphql.scalar<'OrphanReason'>>;

export const CHANGE_LABELS: Readonly<Record<ChangeType, string>> = {
  ACCEPT_MENTION: 'mention accepted',
  ADD_ALIAS: 'name added',
  ADD_MENTION: 'mention added',
  CHANGE_ENTITY_KIND: 'kind changed',
  CHANGE_MENTION_KIND: 'kind of a mention changed',
  CREATE_ENTITY: 'entity added',
  EDIT_ARTICLE: 'article edited',
  KEEP_APART: 'kept apart',
  MERGE_ENTITIES: 'merged',
  MOVE_MENTION: 'ends of a mention moved',
  REJECT_MENTION: 'mention rejected',
  RELINK_MENTION: 'mention linked to another entity',
  REMOVE_ALIAS: 'name removed',
  REMOVE_ARTICLE: 'article removed',
  RENAME_ENTITY: 'renamed',
  REPLACE_ARTICLE_TEXT: 'text replaced',
  SET_IDENTIFIER: 'identifier set',
  SPLIT_ENTITY: 'split',
  UNDO: 'undone',
  UNLINK_MENTION: 'mention unlinked',
};

export const STATE_LABELS: Readonly<Record<ChangeState, string>> = {
  HOLDS: 'in force',
  ORPHANED: 'waits: what it speaks of is gone',
  UNDONE: 'taken back',
};

export const ORPHAN_LABELS: Readonly<Record<OrphanReason, string>> = {
  ARTICLE_GONE: 'its article is gone',
  ENTITY_GONE: 'its entity is gone',
  MENTION_GONE: 'the words are there, but no longer a mention',
  MENTION_NAMES_ENTITY: 'the mention names an entity now, and has the kind of that',
  NOT_ONE_SENTENCE: 'the words are no longer in one sentence',
  PLACE_AMBIGUOUS: 'the words stand in the article more than once',
  PLACE_TAKEN: 'another mention stands there',
  TEXT_GONE: 'the words are gone from the article',
};
