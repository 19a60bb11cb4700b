/** Draws changes to ask for, and tells from the model alone what each does, or why it is refused. */
import { drawOfMaking } from '../draw.ts';
import { type ArticleDraw, askArticle } from './ask-article.ts';
import { askDescription, askNew, type DescriptionDraw } from './ask-entity.ts';
import { askApart, askMerge, askSplit } from './ask-group.ts';
import { askMention, type MentionDraw } from './ask-mention.ts';
import type { Asking, Draw, Sight } from './sight.ts';

export const draw = drawOfMaking([
  'RELINK_MENTION',
  'MOVE_MENTION',
  'ADD_MENTION',
  'REMOVE_ALIAS',
  'MERGE_ENTITIES',
  'SPLIT_ENTITY',
]);

/** Null where there is nothing of the sort to ask about. */
export function askFor(sight: Sight, drawn: Draw): Asking | null {
  switch (drawn.what) {
    case 'EDIT_ARTICLE':
    case 'REPLACE_ARTICLE_TEXT':
    case 'REMOVE_ARTICLE':
      return askArticle(sight, drawn as ArticleDraw);
    case 'SPLIT_ENTITY':
      return askSplit(sight, drawn);
    case 'MERGE_ENTITIES':
      return askMerge(sight, drawn);
    case 'KEEP_APART':
      return askApart(sight, drawn);
    case 'CREATE_ENTITY':
      return askNew(sight, drawn);
    case 'RENAME_ENTITY':
    case 'CHANGE_ENTITY_KIND':
    case 'ADD_ALIAS':
    case 'REMOVE_ALIAS':
    case 'SET_IDENTIFIER':
      return askDescription(sight, drawn as DescriptionDraw);
    default:
      return askMention(sight, drawn as MentionDraw);
  }
}
