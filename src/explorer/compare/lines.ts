/** What the comparison shows of an entity: its counts by period. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { EntityLinkFields } from '../shared/entity-link.tsx';
import { type Interval, type Period, periodsThrough } from '../shared/periods.ts';
import type { PartProps } from './params.ts';

export const LineFields = graphql(
  `
    fragment LineFields on EntityTimeline {
      entity {
        ...EntityLinkFields
      }
      periods {
        start
        articleCount
      }
    }
  `,
  [EntityLinkFields],
);

export type Line = FragmentOf<typeof LineFields>;

/** What the parts of the comparison get. */
export interface LinesProps extends PartProps {
  readonly lines: readonly Line[];
  readonly interval: Interval;
}

/** Counts by the first day of the period; that of '' is of no known period. */
export const countsOf = ({ periods }: Line): ReadonlyMap<string, number> =>
  new Map(periods.map(({ start, articleCount }) => [start?.slice(0, 10) ?? '', articleCount]));

/** Articles without a date, or with one less exact than the bars. */
export const vagueOf = (line: Line): number => countsOf(line).get('') ?? 0;

/** The periods from the first to the last in which one of them is written about. */
export function periodsOf(lines: readonly Line[], interval: Interval): readonly Period[] {
  const starts = lines.flatMap(({ periods }) => periods.flatMap(({ start }) => (start === null ? [] : [start])));
  return periodsThrough(starts.sort(), interval);
}
