/** What people changed about an entity, latest first. */

import { graphql } from '../graphql/graphql.ts';
import { CHANGE_LABELS, STATE_LABELS } from '../shared/change-labels.ts';
import { formatDate } from '../shared/dated.tsx';
import { PagedList } from '../shared/paged-list.tsx';
import type { PartProps } from './params.ts';

const EntityChanges = graphql(`
  query EntityChanges($key: String!, $after: String) {
    entity(key: $key) {
      id
      changes(first: 20, after: $after) {
        edges {
          node {
            id
            number
            type
            state
            createdAt
            createdBy
            reason
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const Changes = ({ entity: { key } }: PartProps) => (
  <PagedList
    query={EntityChanges}
    variables={{ key }}
    connectionOf={({ entity }) => entity?.changes}
    row={({ node: { id, number, type, state, createdAt, createdBy, reason } }) => (
      <li key={id} className="change">
        <p>
          <strong>{CHANGE_LABELS[type]}</strong>, {STATE_LABELS[state]}
        </p>
        {reason !== null && <p className="text">{reason}</p>}
        <p className="note">
          Change {number} by <bdi>{createdBy}</bdi>, <time dateTime={createdAt}>{formatDate(createdAt)}</time>
        </p>
      </li>
    )}
    empty={<p className="note">Nobody has changed anything about it.</p>}
  />
);
