/** The corrections of a mention: which are possible, and the dialog with the form of one. */
import { type ComponentType, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { Answer } from '../shared/answer.tsx';
import { Dialog } from '../shared/dialog.tsx';
import type { MentionStatus } from '../shared/forms.ts';
import { AcceptMentionForm } from './accept-mention.tsx';
import { ChangeMentionKindForm } from './change-mention-kind.tsx';
import { type CorrectedMention, CorrectedMentionFields, type MentionFormProps } from './mention-to-correct.ts';
import { MoveMentionForm } from './move-mention.tsx';
import { RejectMentionForm } from './reject-mention.tsx';
import { RelinkMentionForm } from './relink-mention.tsx';
import { UnlinkMentionForm } from './unlink-mention.tsx';

const MentionToCorrect = graphql(
  `
    query MentionToCorrect($id: ID!) {
      mention(id: $id) {
        ...CorrectedMentionFields
      }
    }
  `,
  [CorrectedMentionFields],
);

interface Facts {
  readonly status: MentionStatus;
  readonly isResolved: boolean;
}

export interface MentionCorrection {
  /** What the button says. */
  readonly label: string;
  readonly Form: ComponentType<MentionFormProps>;
  readonly isPossible: (mention: Facts) => boolean;
}

const always = (): boolean => true;

const CORRECTIONS: readonly MentionCorrection[] = [
  { label: 'Accept', Form: AcceptMentionForm, isPossible: ({ status }) => status !== 'ACCEPTED' },
  { label: 'Reject', Form: RejectMentionForm, isPossible: ({ status }) => status !== 'REJECTED' },
  { label: 'Another entity', Form: RelinkMentionForm, isPossible: always },
  { label: 'No known entity', Form: UnlinkMentionForm, isPossible: ({ isResolved }) => isResolved },
  { label: 'Change kind', Form: ChangeMentionKindForm, isPossible: ({ isResolved }) => !isResolved },
  { label: 'Move its ends', Form: MoveMentionForm, isPossible: always },
];

export const correctionsOf = (mention: Facts): readonly MentionCorrection[] =>
  CORRECTIONS.filter(({ isPossible }) => isPossible(mention));

interface OpenProps extends Omit<MentionFormProps, 'mention'> {
  readonly mentionId: string;
  readonly correction: MentionCorrection;
}

/** Keeps what it showed first: a mention that was moved is not there any more under its id, but can be moved back. */
function OpenForm({ mentionId, correction: { Form }, ...rest }: OpenProps) {
  const [result, ask] = useQuery({ query: MentionToCorrect, variables: { id: mentionId } });
  const [kept, setKept] = useState<CorrectedMention | null>(null);
  if (kept === null && result.data?.mention) setKept(result.data.mention);
  if (kept !== null) return <Form mention={kept} {...rest} />;
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {() => <p>It is not there any more.</p>}
    </Answer>
  );
}

interface Props extends Omit<OpenProps, 'mentionId' | 'correction'> {
  /** Null when none is open. */
  readonly open: { readonly mentionId: string; readonly correction: MentionCorrection } | null;
  readonly onClose: () => void;
}

export const MentionDialog = ({ open, onClose, ...rest }: Props) => (
  <Dialog title={open?.correction.label ?? ''} isOpen={open !== null} onClose={onClose}>
    {open && <OpenForm key={open.mentionId} {...open} {...rest} />}
  </Dialog>
);
