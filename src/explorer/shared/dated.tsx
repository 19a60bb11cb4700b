/** When an article was published, as exactly as that is known. */
import type { graphql } from '../graphql/graphql.ts';

type Precision = ReturnType<typeof graphql.scalar<'Precision'>>;

interface Publication {
  readonly publishedAt: string | null;
  readonly publishedPrecision: Precision | null;
}

const FORMATS: Readonly<Partial<Record<Precision, Intl.DateTimeFormatOptions>>> = {
  YEAR: { year: 'numeric' },
  MONTH: { year: 'numeric', month: 'long' },
};
const DAY: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' };

/** In UTC, as everything that the server says of time. */
export const formatDate = (time: string, precision: Precision | null = null): string =>
  new Intl.DateTimeFormat('en-GB', { ...(FORMATS[precision ?? 'DAY'] ?? DAY), timeZone: 'UTC' }).format(new Date(time));

const MOMENT: Intl.DateTimeFormatOptions = { ...DAY, hour: '2-digit', minute: '2-digit', timeZoneName: 'short' };

/** A date with its time, in UTC. */
export const formatMoment = (time: string): string =>
  new Intl.DateTimeFormat('en-GB', { ...MOMENT, timeZone: 'UTC' }).format(new Date(time));

export function Dated({ article: { publishedAt, publishedPrecision } }: { readonly article: Publication }) {
  if (publishedAt === null) return <span>undated</span>;
  return <time dateTime={publishedAt}>{formatDate(publishedAt, publishedPrecision)}</time>;
}
