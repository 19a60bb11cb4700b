/** The kinds of entities, as people call them. */
import type { graphql } from '../graphql/graphql.ts';

export type Kind = ReturnType<typeof graphql.scalar<'Kind'>>;

export const KINDS = ['PERSON', 'ORGANIZATION', 'PLACE', 'OTHER'] as const satisfies readonly Kind[];

export const KIND_LABELS: Readonly<Record<Kind, string>> = {
  PERSON: 'Person',
  ORGANIZATION: 'Organization',
  PLACE: 'Place',
  OTHER: 'Other',
};
