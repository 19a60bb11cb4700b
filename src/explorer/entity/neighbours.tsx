/** The entities that stand beside one, heaviest first, each with the sentences and the articles that show it. */
import { graphql } from '../graphql/graphql.ts';
import { counted } from '../shared/counted.ts';
import { EntityLinkFields } from '../shared/entity-link.tsx';
import { KindToggles } from '../shared/kind-toggles.tsx';
import { PagedList } from '../shared/paged-list.tsx';
import { Toggles } from '../shared/toggles.tsx';
import { Neighbour, NeighbourFields } from './neighbour.tsx';
import { type PartProps, periodFilter } from './params.ts';

const EntityNeighbours = graphql(
  `
    query EntityNeighbours($key: String!, $filter: ArticleFilter, $kinds: [Kind!], $window: Window!, $after: String) {
      entity(key: $key) {
        id
        neighbours(filter: $filter, kinds: $kinds, window: $window, first: 30, after: $after) {
          totalCount
          edges {
            ...NeighbourFields
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [NeighbourFields, EntityLinkFields],
);

const WINDOWS = { SENTENCE: 'In one sentence', ARTICLE: 'In one article' } as const;

export function Neighbours(props: PartProps) {
  const { entity, values, update } = props;
  const kinds = values.kind.length === 0 ? null : [...values.kind];
  return (
    <>
      <div className="filters">
        <Toggles label="How near" labels={WINDOWS} chosen={values.window} onChoose={(window) => update({ window })} />
        <KindToggles chosen={values.kind} onChange={(kind) => update({ kind })} />
      </div>
      <PagedList
        query={EntityNeighbours}
        variables={{ key: entity.key, filter: periodFilter(values), kinds, window: values.window }}
        connectionOf={(data) => data.entity?.neighbours}
        summary={(data) => (
          <p className="list-count">{counted(data.entity?.neighbours.totalCount ?? 0, 'neighbour')}</p>
        )}
        row={(edge) => <Neighbour key={edge.node.id} {...props} edge={edge} />}
        empty={
          <p className="note">Nothing stands beside it here. Choose another period, other kinds, or whole articles.</p>
        }
      />
    </>
  );
}
