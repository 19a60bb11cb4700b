/** The list of all articles. */
import type { ArticleRow } from '../../../src/store/next/read/articles.ts';
import type { List } from '../../../src/store/sql/query.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import { ArticleFilter } from '../inputs/filters.ts';
import { ArticleOrder } from '../inputs/orders.ts';
import { Article } from '../refs.ts';

export const ArticleConnection = defineConnection<List<ArticleRow>, ArticleRow>({
  name: 'Article',
  of: 'articles',
  edge: 'An article',
  node: Article,
});

export const articleArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: ArticleFilter, description: 'Which articles. Default: all.' }),
  orderBy: arg({ type: ArticleOrder, description: 'In which order. Default: latest first, undated last.' }),
});
