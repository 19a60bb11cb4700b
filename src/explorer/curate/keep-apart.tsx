/** Says that two entities are not one. */
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import type { PickedEntity } from '../shared/use-suggestions.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import { EntityChoice } from './entity-choice.tsx';
import type { EntityFormProps } from './entity-to-correct.ts';

const KeepEntitiesApart = graphql(
  `
    mutation KeepEntitiesApart($input: KeepEntitiesApartInput!) {
      keepEntitiesApart(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

interface Props extends EntityFormProps {
  /** The other, when it is already known. */
  readonly other?: PickedEntity;
}

export function KeepApartForm({ entity, other: given, ...rest }: Props) {
  const [other, setOther] = useState<PickedEntity | null>(given ?? null);
  const input = other && { entity: entity.id, other: other.id };
  return (
    <CorrectionSteps mutation={KeepEntitiesApart} input={input} {...rest}>
      {given === undefined && (
        <EntityChoice
          label="Not the same as"
          value={other}
          onChange={setOther}
          offers={entity.duplicates.nodes.map((pair) => pair.other)}
          without={[entity.id]}
        />
      )}
      <p className="note">The two are never offered as one again.</p>
    </CorrectionSteps>
  );
}
