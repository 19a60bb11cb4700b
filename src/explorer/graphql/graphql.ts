/** Types the explorer's documents by the printed schema: `graphql('query …')` gives a document with its variables and result. */
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema-types.d.ts';

export const graphql = initGraphQLTada<{
  introspection: introspection;
  // Fragments are plain types: components take what `FragmentOf` gives, without unmasking.
  disableMasking: true;
  scalars: {
    /** RFC 3339, in UTC. */
    DateTime: string;
    /** A year, month, day or moment: "2005", "2005-03". */
    PartialDateTime: string;
    JSON: unknown;
  };
}>();
