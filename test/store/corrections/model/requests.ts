/** Draws requests, and tells from the model what each becomes, or why it is refused. */
import { drawWithoutUndo } from '../draw.ts';
import { type ArticleDraw, articleRequest } from './article-requests.ts';
import { createRequest, type DescriptionDraw, descriptionRequest } from './entity-requests.ts';
import { keepApartRequest, mergeRequest, splitRequest } from './group-requests.ts';
import { type MentionDraw, mentionRequest } from './mention-requests.ts';
import type { Draw, ExpectedRequest, View } from './view.ts';

export const draw = drawWithoutUndo([
  'RELINK_MENTION',
  'MOVE_MENTION',
  'ADD_MENTION',
  'REMOVE_ALIAS',
  'MERGE_ENTITIES',
  'SPLIT_ENTITY',
]);

/** Null when there is nothing to change in this way. */
export function requestFor(view: View, drawn: Draw): ExpectedRequest | null {
  switch (drawn.what) {
    case 'EDIT_ARTICLE':
    case 'REPLACE_ARTICLE_TEXT':
    case 'REMOVE_ARTICLE':
      return articleRequest(view, drawn as ArticleDraw);
    case 'SPLIT_ENTITY':
      return splitRequest(view, drawn);
    case 'MERGE_ENTITIES':
      return mergeRequest(view, drawn);
    case 'KEEP_APART':
      return keepApartRequest(view, drawn);
    case 'CREATE_ENTITY':
      return createRequest(view, drawn);
    case 'RENAME_ENTITY':
    case 'CHANGE_ENTITY_KIND':
    case 'ADD_ALIAS':
    case 'REMOVE_ALIAS':
    case 'SET_IDENTIFIER':
      return descriptionRequest(view, drawn as DescriptionDraw);
    case 'ACCEPT_MENTION':
    case 'REJECT_MENTION':
    case 'RELINK_MENTION':
    case 'UNLINK_MENTION':
    case 'CHANGE_MENTION_KIND':
    case 'MOVE_MENTION':
    case 'ADD_MENTION':
      return mentionRequest(view, drawn as MentionDraw);
  }
}
