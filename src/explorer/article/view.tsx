/** The view of one article: its text with names marked, what is known about it, and other articles. */
import type { ResultOf } from 'gql.tada';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import type { ViewProps } from '../routing/paths.ts';
import { Answer } from '../shared/answer.tsx';
import { ErrorMessage, Loading, Message } from '../shared/message.tsx';
import { useTitle } from '../shared/use-title.ts';
import { factsBefore, useHeldChanges } from './before-changes.ts';
import { Copies, MetaFields, MetaList } from './meta.tsx';
import { useArticleParams } from './params.ts';
import { Reader } from './reader.tsx';
import { Related, Versions } from './related.tsx';
import { useText } from './use-text.ts';

const ArticleHead = graphql(
  `
    query ArticleHead($key: String!) {
      article(key: $key) {
        id
        textHash
        ...MetaFields
      }
      changes(first: 1) {
        nodes {
          number
        }
      }
    }
  `,
  [MetaFields],
);

type Head = ResultOf<typeof ArticleHead>;

interface PageProps {
  readonly article: NonNullable<Head['article']>;
  readonly since: number;
  readonly onLookAgain: () => void;
}

function ArticlePage({ article, since, onLookAgain }: PageProps) {
  const { id, key } = article;
  const [{ as }] = useArticleParams();
  const text = useText(id, article.textHash);
  const changes = useHeldChanges(id, since);
  const facts = (as === 'seeds' && factsBefore(changes.items, key)) || article;
  if (text.error) return <ErrorMessage error={text.error} onRetry={text.retry} />;
  if (text.data === undefined) return <Loading />;
  return (
    <div className="article-view">
      <article className="article-main">
        <Reader {...{ article, since, changes, onLookAgain }} text={text.data}>
          <MetaList article={article} facts={facts} />
          <Copies article={article} />
        </Reader>
      </article>
      <div className="article-others">
        <Related articleId={id} />
        <Versions articleId={id} />
      </div>
    </div>
  );
}

const NotThere = ({ itemKey }: ViewProps) => (
  <Message title="There is no such article" level={1}>
    Nothing is stored under “<bdi>{itemKey}</bdi>”. It may have been removed, or its seed renamed: search for its words.
  </Message>
);

export default function ArticleView({ itemKey }: ViewProps) {
  const [result, ask] = useQuery({ query: ArticleHead, variables: { key: itemKey } });
  const again = () => ask({ requestPolicy: 'network-only' });
  useTitle(result.data?.article?.title ?? (result.data ? itemKey : ''));
  return (
    <Answer result={result} level={1} onRetry={again}>
      {({ article, changes }) =>
        article === null ? (
          <NotThere itemKey={itemKey} />
        ) : (
          <ArticlePage article={article} since={changes.nodes[0]?.number ?? 0} onLookAgain={again} />
        )
      }
    </Answer>
  );
}
