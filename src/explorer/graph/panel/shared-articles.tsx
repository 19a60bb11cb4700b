/** The articles that mention both of two entities, each with the sentence that names each of them first. */
import type { ResultOf } from 'gql.tada';
import { useMemo } from 'react';
import { graphql } from '../../graphql/graphql.ts';
import { ArticleLink, ArticleLinkFields } from '../../shared/article-link.tsx';
import { Highlighted } from '../../shared/highlighted.tsx';
import { PagedList } from '../../shared/paged-list.tsx';
import { placePath } from '../../shared/sentence-item.tsx';
import { articleFilter } from '../data/filter.ts';
import type { GraphState } from '../params.ts';

const SharedArticles = graphql(
  `
    query SharedArticles($filter: ArticleFilter!, $keys: [String!]!, $after: String) {
      articles(filter: $filter, first: 20, after: $after) {
        edges {
          node {
            ...ArticleLinkFields
            entities(filter: { key: { in: $keys } }, first: 2) {
              edges {
                firstMention {
                  id
                  start
                  end
                  sentence {
                    id
                    text
                    span {
                      start
                      end
                    }
                  }
                }
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ArticleLinkFields],
);

type Article = ResultOf<typeof SharedArticles>['articles']['edges'][number]['node'];
type Sentence = Article['entities']['edges'][number]['firstMention']['sentence'];
/** A sentence with those of the two that it names first. */
type Named = readonly [Sentence, { readonly start: number; readonly end: number }[]];

/** In reading order, each sentence once. */
function namedIn({ entities }: Article): Named[] {
  const byStart = new Map<number, Named>();
  for (const { firstMention } of entities.edges) {
    const { sentence } = firstMention;
    const marks = byStart.get(sentence.span.start)?.[1] ?? [];
    byStart.set(sentence.span.start, [sentence, [...marks, firstMention]]);
  }
  return [...byStart].sort(([a], [b]) => a - b).map(([, named]) => named);
}

const ArticleItem = ({ article }: { readonly article: Article }) => (
  <>
    <ArticleLink article={article} />
    {namedIn(article).map(([{ id, text, span }, marks]) => (
      <p key={id}>
        <a className="sentence-link" href={placePath(article.key, span)}>
          <Highlighted text={text.slice(0, 1_000)} marks={marks} offset={span.start} />
        </a>
      </p>
    ))}
  </>
);

interface Props {
  readonly ends: readonly [string, string];
  readonly keys: readonly string[];
  readonly state: GraphState;
}

export function SharedArticleList({ ends, keys, state }: Props) {
  const { from, to, source } = state;
  const variables = useMemo(() => {
    const filter = articleFilter({ from, to, source });
    return { filter: { entities: { all: [...ends] }, ...filter }, keys: [...keys] };
  }, [ends, keys, from, to, source]);
  return (
    <PagedList
      query={SharedArticles}
      variables={variables}
      connectionOf={({ articles }) => articles}
      row={({ node }) => (
        <li key={node.id}>
          <ArticleItem article={node} />
        </li>
      )}
      empty={<p>No article names both.</p>}
    />
  );
}
