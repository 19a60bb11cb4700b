/** A link to an entity, underlined in the style of its kind. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { entityPath } from '../routing/paths.ts';
import { KIND_LABELS } from './kinds.ts';

/** What the link needs of an entity. */
export const EntityLinkFields = graphql(`
  fragment EntityLinkFields on Entity {
    id
    key
    kind
    name
  }
`);

export function EntityLink({ entity }: { readonly entity: FragmentOf<typeof EntityLinkFields> }) {
  const { key, kind, name } = entity;
  return (
    <a className="entity-link" data-kind={kind} href={entityPath(key)} title={KIND_LABELS[kind]}>
      <bdi>{name}</bdi>
    </a>
  );
}
