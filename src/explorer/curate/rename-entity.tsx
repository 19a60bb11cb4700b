/** Shows an entity by another name. */
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import type { EntityFormProps } from './entity-to-correct.ts';

const RenameEntity = graphql(
  `
    mutation RenameEntity($input: RenameEntityInput!) {
      renameEntity(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

export function RenameEntityForm({ entity, since, onLookAgain }: EntityFormProps) {
  const [name, setName] = useState(entity.name);
  const isNew = name.trim() !== '' && name.trim() !== entity.name;
  const input = isNew ? { entity: entity.id, name: name.trim() } : null;
  return (
    <CorrectionSteps mutation={RenameEntity} input={input} since={since} onLookAgain={onLookAgain}>
      <label>
        Name to show
        <input value={name} onChange={({ target }) => setName(target.value)} autoComplete="off" dir="auto" />
      </label>
      <p className="note">The key and the other names stay.</p>
    </CorrectionSteps>
  );
}
