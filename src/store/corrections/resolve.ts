/** Makes of a change that is asked for the correction that the log is to keep, or refuses it. */
import { ARTICLE_CHANGES, type Change, DESCRIPTION_CHANGES, GROUP_CHANGES, isOneOf } from '../../corrections/change.ts';
import type { Correction } from '../../corrections/correction.ts';
import type { Store } from '../database/open.ts';
import { resolveArticle } from './resolve-article.ts';
import { resolveDescription } from './resolve-entity.ts';
import { resolveGroup } from './resolve-group.ts';
import { resolveMention } from './resolve-mention.ts';

export function resolve(store: Store, change: Exclude<Change, { type: 'UNDO' }>): Correction {
  if (isOneOf(DESCRIPTION_CHANGES, change)) return resolveDescription(store, change);
  if (isOneOf(GROUP_CHANGES, change)) return resolveGroup(store, change);
  if (isOneOf(ARTICLE_CHANGES, change)) return resolveArticle(store, change);
  return resolveMention(store, change);
}
