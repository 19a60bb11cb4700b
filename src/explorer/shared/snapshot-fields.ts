/** Things as a change found or left them: what every view that shows changes asks for. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';

export const SnapshotFields = graphql(`
  fragment SnapshotFields on ChangeSnapshot {
    articles {
      key
      title
      source
      section
      byline
      url
      publishedAt
      publishedPrecision
    }
    entities {
      key
      kind
      name
      articleCount
      mentionCount
    }
    mentions {
      articleKey
      entityKey
      kind
      form
      status
      surface
      span {
        start
        end
      }
    }
  }
`);

export type Snapshot = FragmentOf<typeof SnapshotFields>;

export interface Snapshots {
  readonly before: Snapshot;
  readonly after: Snapshot;
}
