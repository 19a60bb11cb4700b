/** The place that an entity is, and the places that it stands beside, on a map with a list. */
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { Answer } from '../shared/answer.tsx';
import { counted } from '../shared/counted.ts';
import { EntityLinkFields } from '../shared/entity-link.tsx';
import { Loading } from '../shared/message.tsx';
import { Toggles } from '../shared/toggles.tsx';
import { Neighbour, NeighbourFields } from './neighbour.tsx';
import { type PartProps, periodFilter } from './params.ts';
import { spotOf } from './spots.ts';

const WorldMap = lazy(() => import('./world-map.tsx'));

const EntityPlaces = graphql(
  `
    query EntityPlaces($key: String!, $filter: ArticleFilter) {
      entity(key: $key) {
        ...EntityLinkFields
        articleCount
        location {
          latitude
          longitude
        }
        neighbours(filter: $filter, kinds: [PLACE], window: ARTICLE, first: 100) {
          totalCount
          edges {
            ...NeighbourFields
            node {
              location {
                latitude
                longitude
              }
            }
          }
        }
      }
    }
  `,
  [NeighbourFields, EntityLinkFields],
);

const EXTENTS = { places: 'Where the places are', world: 'Whole world' } as const;

export function PlacesMap(props: PartProps) {
  const { entity, values, update } = props;
  const variables = { key: entity.key, filter: periodFilter(values) };
  const [result, ask] = useQuery({ query: EntityPlaces, variables });
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ entity: found }) => {
        if (!found) return null;
        const { edges, totalCount } = found.neighbours;
        const spots = [
          ...spotOf(found, null),
          ...edges.flatMap(({ node, articleCount }) => spotOf(node, articleCount)),
        ];
        if (spots.length === 0)
          return <p className="note">No place with known coordinates stands beside it in this period.</p>;
        return (
          <div className="places-map">
            <div>
              <Toggles
                label="Extent"
                labels={EXTENTS}
                chosen={values.world ? 'world' : 'places'}
                onChoose={(extent) => update({ world: extent === 'world' })}
              />
              <Suspense fallback={<Loading />}>
                <WorldMap
                  spots={spots}
                  chosen={values.with}
                  isWhole={values.world}
                  onChoose={(id) => update({ with: id === values.with ? '' : id, evidence: 'articles' })}
                />
              </Suspense>
            </div>
            <div>
              <p className="list-count">
                {counted(totalCount, 'place')} in the same articles
                {totalCount > edges.length && `, ${edges.length} shown`}
              </p>
              <ol className="places-list">
                {edges.map((edge) => (
                  <Neighbour key={edge.node.id} {...props} edge={edge} />
                ))}
              </ol>
            </div>
          </div>
        );
      }}
    </Answer>
  );
}
