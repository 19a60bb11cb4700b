/** The entities that may be the same as this one, with why and how likely. */
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { counted } from '../shared/counted.ts';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';

const EntityDuplicates = graphql(
  `
    query EntityDuplicates($key: String!) {
      entity(key: $key) {
        id
        duplicates(first: 10) {
          totalCount
          nodes {
            id
            name
            otherName
            reason
            score
            articleCount
            other {
              ...EntityLinkFields
            }
          }
        }
      }
    }
  `,
  [EntityLinkFields],
);

type Reason = ReturnType<typeof graphql.scalar<'LikenessReason'>>;

const REASONS: Readonly<Record<Reason, string>> = {
  ACRONYM: 'the initials of the other',
  EXTRA_WORDS: 'the same name with more words',
  INITIALS: 'an initial for a first name',
  MIDDLE_NAME: 'the same name with a middle name',
  OTHER_KIND: 'the same name, of another kind',
  SAME_NAME: 'the same name',
  SPELLING: 'the same name, spelled otherwise',
  SURNAME: 'the surname of the other',
  WORD_ORDER: 'the same words in another order',
};

export function Duplicates({ entityKey }: { readonly entityKey: string }) {
  const [{ data }] = useQuery({ query: EntityDuplicates, variables: { key: entityKey } });
  const list = data?.entity?.duplicates;
  if (!list || list.totalCount === 0) return null;
  return (
    <section>
      <h2>May be the same</h2>
      <ul className="entity-duplicates">
        {list.nodes.map(({ id, other, name, otherName, reason, score, articleCount }) => (
          <li key={id}>
            <EntityLink entity={other} />{' '}
            <span className="note">
              “<bdi>{name}</bdi>” and “<bdi>{otherName}</bdi>”: {REASONS[reason]}. {Math.round(score * 100)} % of such
              pairs are one;{' '}
              {articleCount === 0 ? 'no article has' : counted(articleCount, 'article has', 'articles have')} both.
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
