/** Adds an entity that no seed names. */
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import type { Kind } from '../shared/kinds.ts';
import type { PickedEntity } from '../shared/use-suggestions.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import { KindField } from './kind-field.tsx';

const CreateEntity = graphql(
  `
    mutation CreateEntity($input: CreateEntityInput!) {
      createEntity(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

interface Props {
  readonly name: string;
  readonly kind: Kind;
  readonly since: number;
  readonly onCreated: (entity: PickedEntity) => void;
}

export function CreateEntityForm({ name: given, kind: givenKind, since, onCreated }: Props) {
  const [name, setName] = useState(given);
  const [kind, setKind] = useState(givenKind);
  const input = name.trim() === '' ? null : { name: name.trim(), kind };
  return (
    <CorrectionSteps
      mutation={CreateEntity}
      input={input}
      since={since}
      onApplied={({ outcome: { entities } }) => {
        const [created] = entities;
        if (created !== undefined) onCreated({ ...created, mentionCount: 0, articleCount: 0 });
      }}
    >
      <label>
        Name
        <input value={name} onChange={({ target }) => setName(target.value)} autoComplete="off" dir="auto" />
      </label>
      <KindField value={kind} onChange={setKind} />
    </CorrectionSteps>
  );
}
