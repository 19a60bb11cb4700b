/** The ten questions, in the order of the table. */
import { ARTICLE } from './article.ts';
import { ARTICLES } from './articles.ts';
import { DEEP_PAGE } from './deep-page.ts';
import { ENTITY } from './entity.ts';
import { FACETS } from './facets.ts';
import { NEIGHBOURS } from './neighbours.ts';
import { PATH } from './path.ts';
import type { Question } from './question.ts';
import { RELATION } from './relation.ts';
import { SEARCH } from './search.ts';
import { TIMELINE } from './timeline.ts';

export const QUESTIONS: readonly Question[] = [
  ENTITY,
  ARTICLES,
  NEIGHBOURS,
  DEEP_PAGE,
  RELATION,
  SEARCH,
  FACETS,
  TIMELINE,
  PATH,
  ARTICLE,
];
