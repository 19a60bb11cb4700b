/** Which articles count, as the schema takes it. */
import type { graphql } from '../../graphql/graphql.ts';
import type { GraphState } from '../params.ts';

type ArticleFilter = ReturnType<typeof graphql.scalar<'ArticleFilter'>>;

/** What the schema takes as a stretch of time, as far as a form gives it. */
const PERIOD = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

const periodOf = (text: string): string | null => (PERIOD.test(text) ? text : null);

/** Null when all articles count: such answers are stored by the server, others counted on request. */
export function articleFilter({ from, to, source }: Pick<GraphState, 'from' | 'to' | 'source'>): ArticleFilter | null {
  const [gte, lte] = [periodOf(from), periodOf(to)];
  const dated = gte !== null || lte !== null;
  if (!dated && source === '') return null;
  return {
    ...(dated && { publishedAt: { ...(gte !== null && { gte }), ...(lte !== null && { lte }) } }),
    ...(source !== '' && { source: { eq: source } }),
  };
}
