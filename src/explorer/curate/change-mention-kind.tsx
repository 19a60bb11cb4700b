/** Says what sort of thing a mention names that names no entity. */
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import { KindField } from './kind-field.tsx';
import type { MentionFormProps } from './mention-to-correct.ts';

const ChangeMentionKind = graphql(
  `
    mutation ChangeMentionKind($input: ChangeMentionKindInput!) {
      changeMentionKind(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

export function ChangeMentionKindForm({ mention, ...rest }: MentionFormProps) {
  const [kind, setKind] = useState(mention.kind);
  const input = kind === mention.kind ? null : { mention: mention.id, kind };
  return (
    <CorrectionSteps mutation={ChangeMentionKind} input={input} {...rest}>
      <KindField value={kind} onChange={setKind} />
    </CorrectionSteps>
  );
}
