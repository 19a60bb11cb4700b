/** How a mention names an entity and whether it counts, as people call it. */
import type { graphql } from '../graphql/graphql.ts';

export type Form = ReturnType<typeof graphql.scalar<'Form'>>;
export type MentionStatus = ReturnType<typeof graphql.scalar<'MentionStatus'>>;

export const FORMS = ['FULL_NAME', 'SHORT_NAME', 'ACRONYM', 'DEMONYM'] as const satisfies readonly Form[];

export const FORM_LABELS: Readonly<Record<Form, string>> = {
  FULL_NAME: 'full name',
  SHORT_NAME: 'part of the name',
  ACRONYM: 'initials',
  DEMONYM: 'by its people',
};

export const STATUS_LABELS: Readonly<Record<MentionStatus, string>> = {
  ACCEPTED: 'accepted',
  CANDIDATE: 'to be decided',
  REJECTED: 'rejected',
};
