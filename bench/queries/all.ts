/** The ten queries of the benchmark, in the order of its table. */
import { ARTICLE } from './article.ts';
import { ARTICLES } from './articles.ts';
import { DEEP_PAGE } from './deep-page.ts';
import { ENTITY } from './entity.ts';
import { FACETS } from './facets.ts';
import { NEIGHBOURS } from './neighbours.ts';
import { PATH } from './path.ts';
import type { BenchQuery } from './query.ts';
import { RELATION } from './relation.ts';
import { SEARCH } from './search.ts';
import { TIMELINE } from './timeline.ts';

export const QUERIES: readonly BenchQuery[] = [
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
