/** A sentence with the names in question marked, as a link to where it stands in its article. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { articlePath } from '../routing/paths.ts';
import { ArticleLinkFields } from './article-link.tsx';
import { Dated } from './dated.tsx';
import { Highlighted, type Mark } from './highlighted.tsx';

/** What is shown of a sentence. */
export const SentenceFields = graphql(
  `
    fragment SentenceFields on Sentence {
      id
      text
      span {
        start
        end
      }
      article {
        ...ArticleLinkFields
      }
    }
  `,
  [ArticleLinkFields],
);

/** The names in a sentence, for marking. Apart, since they cost more than the sentence. */
export const SentenceNames = graphql(`
  fragment SentenceNames on Sentence {
    mentions {
      start
      end
      entity {
        id
      }
    }
  }
`);

/** The most characters that are shown of a sentence: lists without stops may be of any length. */
const MOST = 1_000;

/** The address of some characters of an article. */
export const placePath = (key: string, { start, end }: Mark): string => `${articlePath(key)}?at=${start}-${end}`;

interface Props {
  readonly sentence: FragmentOf<typeof SentenceFields>;
  /** Spans of the article's text. */
  readonly marks: readonly Mark[];
}

export function SentenceItem({ sentence: { text, span, article }, marks }: Props) {
  const shown = text.length > MOST ? `${text.slice(0, MOST)}…` : text;
  return (
    <>
      <a className="sentence-link" href={placePath(article.key, span)}>
        <Highlighted text={shown} marks={marks} offset={span.start} />
      </a>
      <p className="article-origin">
        <bdi>{article.title ?? article.key}</bdi>
        {article.source !== null && (
          <>
            , <bdi>{article.source}</bdi>
          </>
        )}
        , <Dated article={article} />
      </p>
    </>
  );
}
