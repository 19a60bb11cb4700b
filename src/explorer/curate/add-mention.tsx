/** Says that words of an article are a name that nobody had seen. */
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import type { Form } from '../shared/forms.ts';
import type { Mark } from '../shared/highlighted.tsx';
import type { Kind } from '../shared/kinds.ts';
import type { PickedEntity } from '../shared/use-suggestions.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import { EntityChoice } from './entity-choice.tsx';
import { FormField } from './form-field.tsx';
import { KindField } from './kind-field.tsx';
import { WithNewEntity } from './new-entity.tsx';
import { SpanField } from './span-field.tsx';

const AddMention = graphql(
  `
    mutation AddMention($input: AddMentionInput!) {
      addMention(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

/** What is sent of the text on either side, so that the words are found only once; and what can be chosen from. */
const AROUND = 300;

interface Props {
  readonly articleId: string;
  /** The whole text of the article. */
  readonly text: string;
  /** The words chosen first. */
  readonly chosen: Mark;
  readonly since: number;
  readonly onLookAgain?: (() => void) | undefined;
}

/** The words, told from the same words elsewhere. */
const quoteOf = (text: string, { start, end }: Mark) => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - AROUND), start),
  suffix: text.slice(end, end + AROUND),
});

export function AddMentionForm({ articleId, text, chosen, since, onLookAgain }: Props) {
  const [span, setSpan] = useState(chosen);
  const [kind, setKind] = useState<Kind>('PERSON');
  const [form, setForm] = useState<Form>('FULL_NAME');
  const [entity, setEntity] = useState<PickedEntity | null>(null);
  const input = {
    article: articleId,
    quote: quoteOf(text, span),
    kind: entity?.kind ?? kind,
    form,
    entity: entity?.id ?? null,
  };
  const offset = Math.max(0, chosen.start - AROUND);
  const words = text.slice(span.start, span.end);
  return (
    <WithNewEntity name={words} kind={kind} since={since} onCreated={setEntity}>
      <CorrectionSteps mutation={AddMention} input={input} since={since} onLookAgain={onLookAgain}>
        <SpanField text={text.slice(offset, chosen.end + AROUND)} offset={offset} span={span} onChange={setSpan} />
        <EntityChoice
          key={words}
          label="They name (none chosen: no known entity)"
          value={entity}
          onChange={setEntity}
          typed={words}
        />
        {entity === null && <KindField value={kind} onChange={setKind} />}
        <FormField value={form} onChange={setForm} />
      </CorrectionSteps>
    </WithNewEntity>
  );
}
