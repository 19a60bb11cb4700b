/** Where a place lies: its region and country as links, and its coordinates. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';

export const WhereaboutsFields = graphql(
  `
    fragment WhereaboutsFields on Entity {
      id
      location {
        latitude
        longitude
        region {
          name
          entity {
            ...EntityLinkFields
          }
        }
        country {
          name
          entity {
            ...EntityLinkFields
          }
        }
      }
    }
  `,
  [EntityLinkFields],
);

type Entity = FragmentOf<typeof WhereaboutsFields>;
type Area = NonNullable<NonNullable<Entity['location']>['country']>;

const AreaLink = ({ area: { name, entity } }: { readonly area: Area }) =>
  entity ? <EntityLink entity={entity} /> : <bdi>{name}</bdi>;

/** "42.87° N, 74.59° E". */
function formatCoordinates(latitude: number, longitude: number): string {
  const part = (value: number, [positive, negative]: readonly [string, string]) =>
    `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;
  return `${part(latitude, ['N', 'S'])}, ${part(longitude, ['E', 'W'])}`;
}

export function Whereabouts({ entity: { id, location } }: { readonly entity: Entity }) {
  if (location === null) return null;
  const { latitude, longitude, region, country } = location;
  // A country lies in itself.
  const areas = [region, country].filter((area) => area !== null).filter(({ entity }) => entity?.id !== id);
  if (areas.length === 0 && latitude === null) return null;
  return (
    <p className="entity-whereabouts">
      {areas.map((area) => (
        <span key={area.name}>
          <AreaLink area={area} />{' '}
        </span>
      ))}
      {latitude !== null && longitude !== null && (
        <span className="note">{formatCoordinates(latitude, longitude)}</span>
      )}
    </p>
  );
}
