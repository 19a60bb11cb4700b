/** What the corrections of an entity need of it. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { PickedFields } from '../shared/use-suggestions.ts';

export const CorrectedEntityFields = graphql(
  `
    fragment CorrectedEntityFields on Entity {
      ...PickedFields
      aliases {
        name
        form
        assertedBy {
          type
          name
        }
      }
      duplicates(first: 5) {
        nodes {
          other {
            ...PickedFields
          }
        }
      }
    }
  `,
  [PickedFields],
);
export type CorrectedEntity = FragmentOf<typeof CorrectedEntityFields>;

/** What every form for an entity gets. */
export interface EntityFormProps {
  readonly entity: CorrectedEntity;
  /** The last change of the log when the entity was asked for. */
  readonly since: number;
  /** Asks for the entity again. */
  readonly onLookAgain: () => void;
  readonly onApplied?: () => void;
  /** Asks for the preview at once. */
  readonly isPreviewed?: boolean;
}
