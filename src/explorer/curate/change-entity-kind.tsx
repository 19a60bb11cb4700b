/** Says that an entity is another sort of thing. */
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import type { EntityFormProps } from './entity-to-correct.ts';
import { KindField } from './kind-field.tsx';

const ChangeEntityKind = graphql(
  `
    mutation ChangeEntityKind($input: ChangeEntityKindInput!) {
      changeEntityKind(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

export function ChangeEntityKindForm({ entity, since, onLookAgain }: EntityFormProps) {
  const [kind, setKind] = useState(entity.kind);
  const input = kind === entity.kind ? null : { entity: entity.id, kind };
  return (
    <CorrectionSteps mutation={ChangeEntityKind} input={input} since={since} onLookAgain={onLookAgain}>
      <KindField value={kind} onChange={setKind} />
      <p className="note">All its mentions are of that kind then. Its key stays.</p>
    </CorrectionSteps>
  );
}
