/** Says that a mention is none. */
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import type { MentionFormProps } from './mention-to-correct.ts';

const RejectMention = graphql(
  `
    mutation RejectMention($input: RejectMentionInput!) {
      rejectMention(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

export function RejectMentionForm({ mention, ...rest }: MentionFormProps) {
  return (
    <CorrectionSteps mutation={RejectMention} input={{ mention: mention.id }} {...rest}>
      <p>
        “<bdi>{mention.surface}</bdi>” is no name here. It counts nowhere then, and can still be shown as rejected.
      </p>
    </CorrectionSteps>
  );
}
