/** How many articles a list has, and how many of them no bar counts: those dated less exactly than the bars, or not at all. */
import { counted, formatNumber } from './counted.ts';

interface Props {
  readonly totalCount: number;
  /** The list along time, cut as finely as the bars. */
  readonly timeline: readonly { readonly start: string | null; readonly count: number }[];
}

export function ArticleCount({ totalCount, timeline }: Props) {
  const vague = timeline.find(({ start }) => start === null)?.count ?? 0;
  return (
    <p className="list-count">
      {counted(totalCount, 'article')}
      {vague > 0 && `, ${formatNumber(vague)} of them without a date or with one less exact than the bars`}
    </p>
  );
}
