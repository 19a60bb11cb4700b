/** The arguments of every connection. */
import { DatelineError } from '../../src/problem.ts';
import type { PageArgs } from '../../src/store/sql/keyset.ts';
import { PAGE_SIZE, within } from '../limits.ts';

export const PAGE_ARGS: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before']);

/** By the names of the arguments. */
export const PAGE_DESCRIPTIONS = {
  first: `How many to give from the start, or from \`after\`: ${PAGE_SIZE.least} to ${PAGE_SIZE.most}; 0 gives an empty page. Without \`first\` and \`last\` it is ${PAGE_SIZE.default}. Not together with \`last\`.`,
  last: `How many to give from the end, or up to \`before\`: ${PAGE_SIZE.least} to ${PAGE_SIZE.most}; 0 gives an empty page. Not together with \`first\`.`,
  after: 'Give what comes after this cursor, one of this list in this order.',
  before: 'Give what comes before this cursor, one of this list in this order.',
} as const;

/** The request for a page. BAD_USER_INPUT for a size out of range, or both at once. */
export function checkedPage({ first, last, after, before }: PageArgs): PageArgs {
  if (first != null && last != null) throw new DatelineError('BAD_USER_INPUT', 'Give "first" or "last", not both.');
  if (last != null) return { last: within(PAGE_SIZE, 'last', last), after, before };
  return { first: within(PAGE_SIZE, 'first', first ?? PAGE_SIZE.default), after, before };
}
