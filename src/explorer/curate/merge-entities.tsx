/** Makes one entity of two. */
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import type { PickedEntity } from '../shared/use-suggestions.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import { EntityChoice } from './entity-choice.tsx';
import type { EntityFormProps } from './entity-to-correct.ts';

const MergeEntities = graphql(
  `
    mutation MergeEntities($input: MergeEntitiesInput!) {
      mergeEntities(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

interface SurvivorProps {
  readonly pair: readonly [PickedEntity, PickedEntity];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

const Survivor = ({ pair, value, onChange }: SurvivorProps) => (
  <fieldset className="choice-list">
    <legend>Which of the two stays</legend>
    {pair.map(({ id, name, key }) => (
      <label key={id}>
        <input type="radio" checked={id === value} onChange={() => onChange(id)} />
        <bdi className="text">{name}</bdi> <span className="note">{key}</span>
      </label>
    ))}
  </fieldset>
);

interface Props extends EntityFormProps {
  /** The other, when it is already known. */
  readonly other?: PickedEntity;
}

export function MergeEntitiesForm({ entity, other: given, ...rest }: Props) {
  const [other, setOther] = useState<PickedEntity | null>(given ?? null);
  const [survivor, setSurvivor] = useState(entity.id);
  const staying = survivor === other?.id ? other : entity;
  const input = other && { survivor: staying.id, merged: [staying === other ? entity.id : other.id] };
  return (
    <CorrectionSteps mutation={MergeEntities} input={input} {...rest}>
      {given === undefined && (
        <EntityChoice
          label="The same as"
          value={other}
          onChange={setOther}
          offers={entity.duplicates.nodes.map((pair) => pair.other)}
          without={[entity.id]}
        />
      )}
      {other !== null && <Survivor pair={[entity, other]} value={staying.id} onChange={setSurvivor} />}
    </CorrectionSteps>
  );
}
