/** Says that a mention begins or ends elsewhere. */
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import type { MentionFormProps } from './mention-to-correct.ts';
import { SpanField } from './span-field.tsx';

const MoveMention = graphql(
  `
    mutation MoveMention($input: MoveMentionInput!) {
      moveMention(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

export function MoveMentionForm({ mention, ...rest }: MentionFormProps) {
  const { id, start, end, surface, context } = mention;
  const [span, setSpan] = useState({ start, end });
  const isMoved = span.start !== start || span.end !== end;
  return (
    <CorrectionSteps mutation={MoveMention} input={isMoved ? { mention: id, ...span } : null} {...rest}>
      <SpanField
        text={context.before + surface + context.after}
        offset={start - context.before.length}
        span={span}
        onChange={setSpan}
      />
    </CorrectionSteps>
  );
}
