/** One place where an article says what somebody is: the words, of what, when, and the sentence. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';
import { SentenceFields, SentenceItem } from '../shared/sentence-item.tsx';

export const RoleFields = graphql(
  `
    fragment RoleFields on Role {
      id
      text
      span {
        start
        end
      }
      of {
        ...EntityLinkFields
      }
      sentence {
        ...SentenceFields
      }
    }
  `,
  [EntityLinkFields, SentenceFields],
);

export const RoleItem = ({ role: { text, span, of, sentence } }: { readonly role: FragmentOf<typeof RoleFields> }) => (
  <li className="role">
    <p>
      <strong className="text">{text}</strong>
      {of && (
        <>
          {' '}
          of <EntityLink entity={of} />
        </>
      )}
    </p>
    <SentenceItem sentence={sentence} marks={[span]} />
  </li>
);
