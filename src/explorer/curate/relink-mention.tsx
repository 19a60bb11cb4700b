/** Says that a mention names another entity: one that is known, or a new one. */
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import type { PickedEntity } from '../shared/use-suggestions.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import { EntityChoice } from './entity-choice.tsx';
import type { MentionFormProps } from './mention-to-correct.ts';
import { WithNewEntity } from './new-entity.tsx';

const RelinkMention = graphql(
  `
    mutation RelinkMention($input: RelinkMentionInput!) {
      relinkMention(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

interface Props extends MentionFormProps {
  /** The entity, when it is chosen already. */
  readonly chosen?: PickedEntity;
}

export function RelinkMentionForm({ mention, chosen, ...rest }: Props) {
  const [entity, setEntity] = useState<PickedEntity | null>(chosen ?? null);
  const input = entity && { mention: mention.id, entity: entity.id };
  if (chosen !== undefined) return <CorrectionSteps mutation={RelinkMention} input={input} {...rest} />;
  const candidates = mention.candidates.map((candidate) => candidate.entity);
  return (
    <WithNewEntity name={mention.surface} kind={mention.kind} since={rest.since} onCreated={setEntity}>
      <CorrectionSteps mutation={RelinkMention} input={input} {...rest}>
        <EntityChoice
          label={`“${mention.surface}” names`}
          value={entity}
          onChange={setEntity}
          offers={candidates}
          typed={candidates.length === 0 ? mention.surface : ''}
          without={mention.entity ? [mention.entity.id] : []}
        />
      </CorrectionSteps>
    </WithNewEntity>
  );
}
