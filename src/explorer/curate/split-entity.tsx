/** Makes two of an entity: the new one takes the mentions that are ticked. */
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import type { EntityFormProps } from './entity-to-correct.ts';
import { KindField } from './kind-field.tsx';
import { MentionTicks } from './mention-ticks.tsx';

const SplitEntity = graphql(
  `
    mutation SplitEntity($input: SplitEntityInput!) {
      splitEntity(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

export function SplitEntityForm({ entity, since, onLookAgain }: EntityFormProps) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState(entity.kind);
  const [mentions, setMentions] = useState<readonly string[]>([]);
  const isWhole = name.trim() !== '' && mentions.length > 0;
  const input = isWhole ? { entity: entity.id, name: name.trim(), kind, mentions: [...mentions] } : null;
  return (
    <CorrectionSteps mutation={SplitEntity} input={input} since={since} onLookAgain={onLookAgain}>
      <label>
        Name of the new one
        <input value={name} onChange={({ target }) => setName(target.value)} autoComplete="off" dir="auto" />
      </label>
      <KindField value={kind} onChange={setKind} />
      <MentionTicks entityId={entity.id} ticked={mentions} onTick={setMentions} />
    </CorrectionSteps>
  );
}
