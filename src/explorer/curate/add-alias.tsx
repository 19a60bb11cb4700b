/** Says that an entity goes by one more name. */
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import type { Form } from '../shared/forms.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import type { EntityFormProps } from './entity-to-correct.ts';
import { FormField } from './form-field.tsx';

const AddAlias = graphql(
  `
    mutation AddAlias($input: AddAliasInput!) {
      addAlias(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

export function AddAliasForm({ entity, since, onLookAgain }: EntityFormProps) {
  const [name, setName] = useState('');
  const [form, setForm] = useState<Form>('FULL_NAME');
  const input = name.trim() === '' ? null : { entity: entity.id, name: name.trim(), form };
  return (
    <CorrectionSteps mutation={AddAlias} input={input} since={since} onLookAgain={onLookAgain}>
      <label>
        It also goes by
        <input value={name} onChange={({ target }) => setName(target.value)} autoComplete="off" dir="auto" />
      </label>
      <FormField value={form} onChange={setForm} />
    </CorrectionSteps>
  );
}
