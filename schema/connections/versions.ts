/** The other versions of an article. */
import type { ArticleRow } from '../../src/store/read/articles.ts';
import type { VersionRow } from '../../src/store/read/versions.ts';
import { eq } from '../../src/store/sql/operators.ts';
import type { List } from '../../src/store/sql/query.ts';
import { defineConnection, nodeIn } from '../connection.ts';
import { Article } from '../refs.ts';

export const VersionConnection = defineConnection<List<VersionRow>, ArticleRow>({
  name: 'Version',
  of: 'versions of an article',
  edge: 'Another version of an article',
  node: Article,
  declared: nodeIn(({ article }: VersionRow) => article),
  edgeFields: (t) => ({
    likeness: t.sql({
      type: 'Float',
      description:
        'How like the first version it is, 0.5 to 1: the share of the runs of four words of the shorter of the two that the other has. 1 of the first version itself.',
      sql: ({ version }) => version.likeness,
    }),
    first: t.sql({
      type: 'Boolean',
      description: 'Whether it is the first version, by publication.',
      sql: ({ version }) => eq(version.article_id, version.first_id),
    }),
  }),
});
