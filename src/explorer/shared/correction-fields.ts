/** What every correction is asked for: select both fragments in the result of its mutation. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { SnapshotFields } from './snapshot-fields.ts';

/** What it did, or for a preview would do. */
export const CorrectionPayloadFields = graphql(
  `
  fragment CorrectionPayloadFields on ChangePayload {
    change {
      id
      number
      type
    }
    outcome {
      mentionCount
      articles {
        id
        key
        title
      }
      entities {
        id
        key
        kind
        name
      }
      orphaned {
        id
        number
        type
      }
      before {
          ...SnapshotFields
        }
      after {
          ...SnapshotFields
        }
    }
  }
`,
  [SnapshotFields],
);

/** Why it did nothing. */
export const CorrectionRefusalFields = graphql(`
  fragment CorrectionRefusalFields on MutationError {
    __typename
    message
    ... on ConflictError {
      changes {
        id
        number
        type
        createdBy
        createdAt
        reason
      }
    }
  }
`);

export type CorrectionPayload = FragmentOf<typeof CorrectionPayloadFields>;
export type CorrectionRefusal = FragmentOf<typeof CorrectionRefusalFields>;
