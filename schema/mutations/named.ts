/** What mutations are about, named by global ids. */
import type { MentionPlace } from '../../src/corrections/change.ts';
import type { ArticleKey, EntityKey } from '../../src/model.ts';
import { changeNumber, keyIn, mentionRef } from '../global-id.ts';

/** Each throws BAD_USER_INPUT for what is no id of that type. */
export const entityKey = (id: string): EntityKey => keyIn('Entity', id) as EntityKey;

export const articleKey = (id: string): ArticleKey => keyIn('Article', id) as ArticleKey;

export const changeIn = (id: string): number => changeNumber(keyIn('Change', id));

export function mentionPlace(id: string): MentionPlace {
  const { articleKey: article, start, end } = mentionRef(keyIn('Mention', id));
  return { article: article as ArticleKey, start, end };
}
