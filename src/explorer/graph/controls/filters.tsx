/** What counts for a connection, and how much of it is drawn. */
import type { Update } from '../../routing/params.ts';
import { KindToggles } from '../../shared/kind-toggles.tsx';
import { PeriodFields } from '../../shared/period-fields.tsx';
import { Toggles } from '../../shared/toggles.tsx';
import type { GraphState, PARAMS } from '../params.ts';
import { NumberField } from './number-field.tsx';

import { SourceField } from './source-field.tsx';

interface Props {
  readonly state: GraphState;
  readonly update: Update<typeof PARAMS>;
}

const WINDOWS = { SENTENCE: 'In one sentence', ARTICLE: 'In one article' } as const;

export const Filters = ({ state, update }: Props) => (
  <fieldset className="graph-filters">
    <legend className="visually-hidden">Filters</legend>
    <Toggles
      label="Named together"
      labels={WINDOWS}
      chosen={state.window}
      onChoose={(window) => update({ window, edge: [] })}
    />
    <KindToggles chosen={state.kind} onChange={(kind) => update({ kind })} />
    <PeriodFields from={state.from} to={state.to} onChange={update} />
    <SourceField source={state.source} onChange={(source) => update({ source })} />
    <NumberField
      label="At least together"
      value={state.least}
      bounds={[1, 1_000_000]}
      onChange={(least) => update({ least })}
    />
    <NumberField
      label="Entities to add"
      value={state.first - 1}
      bounds={[1, 99]}
      onChange={(added) => update({ first: added + 1 })}
    />
  </fieldset>
);
