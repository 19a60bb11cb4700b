/** Says that a mention is one, and counts. */
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import type { MentionFormProps } from './mention-to-correct.ts';

const AcceptMention = graphql(
  `
    mutation AcceptMention($input: AcceptMentionInput!) {
      acceptMention(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

export function AcceptMentionForm({ mention, ...rest }: MentionFormProps) {
  return (
    <CorrectionSteps mutation={AcceptMention} input={{ mention: mention.id }} {...rest}>
      <p>
        “<bdi>{mention.surface}</bdi>” is a name, and counts.
      </p>
    </CorrectionSteps>
  );
}
