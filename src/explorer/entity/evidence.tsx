/** What shows an entity together with another: the sentences that name both, or the articles that mention both. */
import { graphql } from '../graphql/graphql.ts';
import { EntityArticleFields, EntityArticleRow } from '../shared/entity-article-row.tsx';
import { PagedList } from '../shared/paged-list.tsx';
import { SentenceFields, SentenceItem, SentenceNames } from '../shared/sentence-item.tsx';
import { type PartProps, periodFilter, type Values } from './params.ts';

const SentencesWithBoth = graphql(
  `
    query SentencesWithBoth($entities: [ID!]!, $article: ArticleFilter, $after: String) {
      sentences(filter: { entities: { all: $entities }, article: $article }, first: 10, after: $after) {
        edges {
          node {
            ...SentenceFields
            ...SentenceNames
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [SentenceFields, SentenceNames],
);

const ArticlesWithBoth = graphql(
  `
    query ArticlesWithBoth($key: String!, $filter: ArticleFilter, $after: String) {
      entity(key: $key) {
        id
        articles(filter: $filter, first: 10, after: $after) {
          edges {
            ...EntityArticleFields
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [EntityArticleFields],
);

interface Props {
  readonly entity: PartProps['entity'];
  readonly other: { readonly id: string };
  readonly values: Values;
}

const gone = <p className="note">There is nothing any more that shows both.</p>;

function Sentences({ entity, other, values }: Props) {
  const ids = [entity.id, other.id];
  return (
    <PagedList
      query={SentencesWithBoth}
      variables={{ entities: ids, article: periodFilter(values) }}
      connectionOf={({ sentences }) => sentences}
      row={({ node }) => (
        <li key={node.id}>
          <SentenceItem
            sentence={node}
            marks={node.mentions.filter((mention) => ids.includes(mention.entity?.id ?? ''))}
          />
        </li>
      )}
      empty={gone}
    />
  );
}

const Articles = ({ entity, other, values }: Props) => (
  <PagedList
    query={ArticlesWithBoth}
    variables={{ key: entity.key, filter: { ...periodFilter(values), entities: { all: [other.id] } } }}
    connectionOf={(data) => data.entity?.articles}
    row={(edge) => <EntityArticleRow key={edge.node.id} edge={edge} />}
    empty={gone}
  />
);

export const Evidence = (props: Props) => (
  <div className="evidence">
    {props.values.evidence === 'articles' ? <Articles {...props} /> : <Sentences {...props} />}
  </div>
);
