/** What the corrections of a mention need of it. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { PickedFields } from '../shared/use-suggestions.ts';

export const CorrectedMentionFields = graphql(
  `
    fragment CorrectedMentionFields on Mention {
      id
      surface
      kind
      form
      status
      start
      end
      entity {
        ...PickedFields
      }
      candidates {
        score
        entity {
          ...PickedFields
        }
      }
      context(before: 300, after: 300) {
        before
        after
      }
    }
  `,
  [PickedFields],
);
export type CorrectedMention = FragmentOf<typeof CorrectedMentionFields>;

/** What every form for a mention gets. */
export interface MentionFormProps {
  readonly mention: CorrectedMention;
  /** The last change of the log when the page asked for what it shows. */
  readonly since: number;
  /** Asks for what the page shows again. */
  readonly onLookAgain?: (() => void) | undefined;
  readonly onApplied?: () => void;
  /** Asks for the preview at once. */
  readonly isPreviewed?: boolean;
}
