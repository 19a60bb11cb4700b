/** Says that a mention names no entity that is known. */
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import type { MentionFormProps } from './mention-to-correct.ts';

const UnlinkMention = graphql(
  `
    mutation UnlinkMention($input: UnlinkMentionInput!) {
      unlinkMention(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

export function UnlinkMentionForm({ mention, ...rest }: MentionFormProps) {
  return (
    <CorrectionSteps mutation={UnlinkMention} input={{ mention: mention.id }} {...rest}>
      <p>
        “<bdi>{mention.surface}</bdi>” names none of the known entities.
      </p>
    </CorrectionSteps>
  );
}
