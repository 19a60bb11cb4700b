/** Which trends are shown: rising or falling, of which kinds, in the articles of which source. */
import { KindToggles } from '../shared/kind-toggles.tsx';
import { Toggles } from '../shared/toggles.tsx';
import type { TrendsProps } from './trend-params.ts';

const DIRECTIONS = { BOTH: 'Both ways', RISING: 'Rising', FALLING: 'Falling' } as const;

interface Props extends TrendsProps {
  readonly sources: readonly string[];
}

export const TrendFilters = ({ sources, values, update }: Props) => (
  <div className="filters">
    <Toggles
      label="Direction"
      labels={DIRECTIONS}
      chosen={values.direction}
      onChoose={(direction) => update({ direction })}
    />
    <KindToggles chosen={values.kind} onChange={(kind) => update({ kind })} />
    {(sources.length > 1 || values.source !== '') && (
      <label>
        Source{' '}
        <select value={values.source} onChange={({ target }) => update({ source: target.value, of: '' })}>
          <option value="">All sources</option>
          {[...new Set([...sources, values.source])].filter(Boolean).map((source) => (
            <option key={source}>{source}</option>
          ))}
        </select>
      </label>
    )}
  </div>
);
