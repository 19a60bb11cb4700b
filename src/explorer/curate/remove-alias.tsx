/** Says that an entity does not go by a name. */
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import { FORM_LABELS } from '../shared/forms.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import type { EntityFormProps } from './entity-to-correct.ts';

const RemoveAlias = graphql(
  `
    mutation RemoveAlias($input: RemoveAliasInput!) {
      removeAlias(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

export function RemoveAliasForm({ entity, since, onLookAgain }: EntityFormProps) {
  const [name, setName] = useState<string | null>(null);
  const input = name === null ? null : { entity: entity.id, name };
  return (
    <CorrectionSteps mutation={RemoveAlias} input={input} since={since} onLookAgain={onLookAgain}>
      <fieldset className="choice-list">
        <legend>It does not go by</legend>
        {entity.aliases.map((alias) => (
          <label key={`${alias.form} ${alias.name}`}>
            <input type="radio" checked={alias.name === name} onChange={() => setName(alias.name)} />
            <bdi className="text">{alias.name}</bdi>{' '}
            <span className="note">
              {FORM_LABELS[alias.form]}, says <bdi>{alias.assertedBy.name}</bdi>
            </span>
          </label>
        ))}
      </fieldset>
    </CorrectionSteps>
  );
}
