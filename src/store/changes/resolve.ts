/** Makes of a change that is asked for the correction that the log is to keep, or refuses it. */
import type { Change } from '../../correct/change.ts';
import type { Correction } from '../../correct/correction.ts';
import type { Store } from '../open.ts';
import { resolveArticle } from './resolve-article.ts';
import { resolveDescription } from './resolve-entity.ts';
import { resolveGroup } from './resolve-group.ts';
import { resolveMention } from './resolve-mention.ts';

export function resolve(store: Store, change: Exclude<Change, { type: 'UNDO' }>): Correction {
  switch (change.type) {
    case 'CREATE_ENTITY':
    case 'RENAME_ENTITY':
    case 'CHANGE_ENTITY_KIND':
    case 'ADD_ALIAS':
    case 'REMOVE_ALIAS':
    case 'SET_IDENTIFIER':
      return resolveDescription(store, change);
    case 'MERGE_ENTITIES':
    case 'SPLIT_ENTITY':
    case 'KEEP_APART':
      return resolveGroup(store, change);
    case 'EDIT_ARTICLE':
    case 'REPLACE_ARTICLE_TEXT':
    case 'REMOVE_ARTICLE':
      return resolveArticle(store, change);
    default:
      return resolveMention(store, change);
  }
}
