/** The facets beside a list: kinds, people, organizations, places and sources. */
import type { FragmentOf } from 'gql.tada';
import type { EntityLinkFields } from '../shared/entity-link.tsx';
import { KIND_LABELS, type Kind } from '../shared/kinds.ts';
import { FacetList, type FacetValue } from './facet-list.tsx';
import { including, type SearchState, searchHref } from './params.ts';

interface EntityCount {
  readonly count: number;
  readonly entity: FragmentOf<typeof EntityLinkFields> | null;
}

export interface FacetData {
  readonly kinds: readonly { readonly kind: Kind | null; readonly count: number }[];
  readonly people: readonly EntityCount[];
  readonly organizations: readonly EntityCount[];
  readonly places: readonly EntityCount[];
  readonly sources: readonly { readonly source: string | null; readonly count: number }[];
}

interface Props {
  readonly state: SearchState;
  readonly facets: FacetData;
}

const entityValues = (state: SearchState, counts: readonly EntityCount[]): FacetValue[] =>
  counts.flatMap(({ entity, count }) => {
    if (entity === null || state.entity.includes(entity.key)) return [];
    const href = searchHref(state, { entity: including(state.entity, entity.key) });
    return [{ key: entity.key, label: entity.name, count, href }];
  });

const sourceValues = (state: SearchState, counts: FacetData['sources']): FacetValue[] =>
  counts.flatMap(({ source, count }) => {
    if (source === null || state.source.includes(source)) return [];
    return [{ key: source, label: source, count, href: searchHref(state, { source: [source] }) }];
  });

const kindValues = (state: SearchState, counts: FacetData['kinds']): FacetValue[] =>
  counts.flatMap(({ kind, count }) => {
    if (kind === null || count === 0 || state.kind.includes(kind)) return [];
    return [
      { key: kind, label: KIND_LABELS[kind], count, href: searchHref(state, { kind: including(state.kind, kind) }) },
    ];
  });

export function Facets({ state, facets }: Props) {
  return (
    <aside className="facets" aria-label="Narrow the list">
      <FacetList title="People" values={entityValues(state, facets.people)} />
      <FacetList title="Organizations" values={entityValues(state, facets.organizations)} />
      <FacetList title="Places" values={entityValues(state, facets.places)} />
      <FacetList title="Sources" values={sourceValues(state, facets.sources)} />
      <FacetList title="Naming" values={kindValues(state, facets.kinds)} />
    </aside>
  );
}
