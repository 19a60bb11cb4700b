/** A statement: who says what to whom, its words as a link to where they stand, and its article. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { ArticleLinkFields } from '../shared/article-link.tsx';
import { Dated } from '../shared/dated.tsx';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';
import { placePath } from '../shared/sentence-item.tsx';

export const StatementFields = graphql(
  `
    fragment StatementFields on Statement {
      id
      mode
      text
      content {
        span {
          start
          end
        }
      }
      cue {
        surface
      }
      speaker {
        surface
        entity {
          ...EntityLinkFields
        }
      }
      addressee {
        surface
        entity {
          ...EntityLinkFields
        }
      }
      article {
        ...ArticleLinkFields
      }
    }
  `,
  [EntityLinkFields, ArticleLinkFields],
);

type Statement = FragmentOf<typeof StatementFields>;

/** The most characters that are shown: a quotation may go over many paragraphs. */
const MOST = 600;

const Named = ({ mention: { surface, entity } }: { readonly mention: Statement['speaker'] }) =>
  entity ? <EntityLink entity={entity} /> : <bdi className="text">{surface}</bdi>;

export function StatementItem({ statement }: { readonly statement: Statement }) {
  const { mode, text, content, cue, speaker, addressee, article } = statement;
  const words = text.length > MOST ? `${text.slice(0, MOST)}…` : text;
  return (
    <li className="statement">
      <p className="statement-who">
        <Named mention={speaker} /> <bdi className="note">{cue.surface}</bdi>
        {addressee && (
          <>
            {' '}
            <span className="note">to</span> <Named mention={addressee} />
          </>
        )}
      </p>
      <a className="sentence-link" href={placePath(article.key, content.span)}>
        <span className="text" dir="auto">
          {mode === 'DIRECT' ? `“${words}”` : words}
        </span>
      </a>
      <p className="article-origin">
        {mode === 'REPORTED' && 'In the words of the article: '}
        <bdi>{article.title ?? article.key}</bdi>, <Dated article={article} />
      </p>
    </li>
  );
}
