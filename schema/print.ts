/** The schema as text: sorted, described, what `schema.graphql` holds. */
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

export function printSorted(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
