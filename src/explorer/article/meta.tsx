/** What is known about an article: who published it, when, who wrote it, and where it stands. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { ArticleLink, ArticleLinkFields } from '../shared/article-link.tsx';
import { counted } from '../shared/counted.ts';
import { Dated } from '../shared/dated.tsx';

export const MetaFields = graphql(
  `
    fragment MetaFields on Article {
      key
      title
      source
      section
      byline
      url
      language
      wordCount
      publishedAt
      publishedPrecision
      seedFile
      seedLine
      copyOf {
        ...ArticleLinkFields
      }
      repeats {
        ...ArticleLinkFields
      }
    }
  `,
  [ArticleLinkFields],
);

type Meta = FragmentOf<typeof MetaFields>;
/** Those that a person may change. */
export type Facts = Pick<
  Meta,
  'title' | 'source' | 'section' | 'byline' | 'url' | 'publishedAt' | 'publishedPrecision'
>;

/** A link to a page elsewhere; only text unless it is one of the web. */
function Elsewhere({ url }: { readonly url: string }) {
  const isWeb = URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
  if (!isWeb) return <bdi className="text">{url}</bdi>;
  return (
    <a className="text" href={url} rel="noopener noreferrer" target="_blank">
      {new URL(url).hostname}
      <span className="visually-hidden"> (opens the page of the publisher)</span>
    </a>
  );
}

interface Props {
  readonly article: Meta;
  /** What is shown of what a person may change. */
  readonly facts: Facts;
}

export function MetaList({ article, facts }: Props) {
  const { source, section, byline, url } = facts;
  const rows = [
    ['Published', <Dated key="date" article={facts} />],
    ['By', byline],
    ['Source', source],
    ['Section', section],
    ['Page', url && <Elsewhere url={url} />],
    ['Language', article.language],
    ['Length', counted(article.wordCount, 'word')],
    ['Seed', article.seedLine === null ? article.seedFile : `${article.seedFile}, line ${article.seedLine}`],
  ] as const;
  return (
    <dl className="meta">
      {rows.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="text">{typeof value === 'string' ? <bdi>{value}</bdi> : value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

export const Copies = ({ article: { copyOf, repeats } }: { readonly article: Meta }) => (
  <>
    {repeats !== null && (
      <p className="copy">
        It has the words of <ArticleLink article={repeats} />, which counts for both: its names are not counted here.
      </p>
    )}
    {copyOf !== null && copyOf.id !== repeats?.id && (
      <p className="copy">
        It is a version of <ArticleLink article={copyOf} />.
      </p>
    )}
  </>
);
