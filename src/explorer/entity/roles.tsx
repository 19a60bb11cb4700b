/** What articles say an entity is, by office or calling: each wording once, then every place, latest first, with its sentence. */
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { counted } from '../shared/counted.ts';
import { PagedList } from '../shared/paged-list.tsx';
import { type PartProps, periodFilter } from './params.ts';
import { RoleFields, RoleItem } from './role-item.tsx';

const RoleWordings = graphql(`
  query RoleWordings($key: String!, $filter: RoleFilter) {
    entity(key: $key) {
      id
      roles(filter: $filter, first: 0) {
        facets {
          texts(first: 20) {
            text
            count
          }
        }
      }
    }
  }
`);

const EntityRoles = graphql(
  `
    query EntityRoles($key: String!, $filter: RoleFilter, $after: String) {
      entity(key: $key) {
        id
        roles(filter: $filter, first: 20, after: $after) {
          totalCount
          edges {
            node {
              ...RoleFields
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [RoleFields],
);

function Wordings({ entity: { key }, values, update }: PartProps) {
  const variables = { key, filter: { article: periodFilter(values) } };
  const [{ data }] = useQuery({ query: RoleWordings, variables });
  const wordings = data?.entity?.roles.facets.texts ?? [];
  if (wordings.length < 2 && values.role === '') return null;
  return (
    <fieldset className="toggles" aria-label="Wording">
      {wordings.map(({ text, count }) => (
        <button
          key={text}
          type="button"
          aria-pressed={text === values.role}
          onClick={() => update({ role: text === values.role ? '' : text })}
        >
          <bdi className="text">{text}</bdi> <span className="number">{count}</span>
        </button>
      ))}
    </fieldset>
  );
}

export function Roles(props: PartProps) {
  const { entity, values } = props;
  const { role } = values;
  const filter = { article: periodFilter(values), ...(role !== '' && { text: { eq: role } }) };
  return (
    <>
      <Wordings {...props} />
      <PagedList
        query={EntityRoles}
        variables={{ key: entity.key, filter }}
        connectionOf={(data) => data.entity?.roles}
        summary={(data) => (
          <p className="list-count">{counted(data.entity?.roles.totalCount ?? 0, 'place')} in articles</p>
        )}
        row={({ node }) => <RoleItem key={node.id} role={node} />}
        empty={<p className="note">No article of this period says what it is.</p>}
      />
    </>
  );
}
