/** One entity that rises or falls: which way, the counts of both periods, how sure that is, and the articles, opened in place. */
import type { FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/graphql.ts';
import { counted } from '../shared/counted.ts';
import { EntityLink, EntityLinkFields } from '../shared/entity-link.tsx';
import { KindBadge } from '../shared/kind-badge.tsx';
import { rangeLabel } from '../shared/periods.ts';
import type { Periods } from './default-periods.ts';
import { TrendEvidence, type TrendQuery } from './trend-evidence.tsx';
import type { TrendsProps, Values } from './trend-params.ts';

export const TrendFields = graphql(
  `
    fragment TrendFields on Trend {
      articleCount
      articleCountAgainst
      direction
      score
      entity {
        ...EntityLinkFields
      }
    }
  `,
  [EntityLinkFields],
);

interface Props extends TrendsProps {
  readonly trend: FragmentOf<typeof TrendFields>;
  readonly periods: Periods;
  readonly query: TrendQuery;
}

/** Critical values of the chi-squared distribution with one degree of freedom. */
function surenessOf(score: number): string {
  if (score > 10.83) return 'by chance under 1 in 1,000';
  if (score > 6.63) return 'by chance under 1 in 100';
  return score > 3.84 ? 'by chance under 1 in 20' : 'may well be chance';
}

interface CountProps extends Props {
  readonly evidence: Values['evidence'];
  readonly count: number;
}

/** How many articles of a period, as a button that opens them. */
function Count({ trend: { entity }, periods, values, update, evidence, count }: CountProps) {
  const { from, to } = periods[evidence];
  if (count === 0) return <span>{counted(0, 'article')}</span>;
  const isOpen = values.of === entity.id && values.evidence === evidence;
  return (
    <button
      type="button"
      className="plain"
      aria-expanded={isOpen}
      onClick={() => update({ of: isOpen ? '' : entity.id, evidence })}
    >
      {counted(count, 'article')}
      <span className="visually-hidden">
        {' '}
        of {entity.name.slice(0, 100)}, {rangeLabel(from, to)}
      </span>
    </button>
  );
}

const WAYS = { RISING: { arrow: '▲', word: 'rises' }, FALLING: { arrow: '▼', word: 'falls' } } as const;

export function TrendRow(props: Props) {
  const { trend, values, query } = props;
  const { entity, direction, articleCount, articleCountAgainst, score } = trend;
  const way = direction === null ? null : WAYS[direction];
  return (
    <li className="trend">
      <span className="trend-name">
        <EntityLink entity={entity} /> <KindBadge kind={entity.kind} />
      </span>
      <span className="trend-way" data-direction={direction}>
        {way && (
          <>
            <span aria-hidden="true">{way.arrow}</span> {way.word}
          </>
        )}
      </span>
      <span className="trend-counts">
        <Count {...props} evidence="against" count={articleCountAgainst} />
        <span aria-hidden="true">→</span>
        <Count {...props} evidence="period" count={articleCount} />
      </span>
      <span className="note">
        {score.toFixed(2)}: {surenessOf(score)}
      </span>
      {values.of === entity.id && <TrendEvidence entityId={entity.id} evidence={values.evidence} query={query} />}
    </li>
  );
}
