/** What narrows the list, each with a link that takes it back. */
import type { FragmentOf } from 'gql.tada';
import type { EntityLinkFields } from '../shared/entity-link.tsx';
import { KIND_LABELS } from '../shared/kinds.ts';
import { excluding, type SearchState, searchHref } from './params.ts';
import { periodLabel } from './periods.ts';

interface Props {
  readonly state: SearchState;
  /** The chosen entities. */
  readonly entities: readonly FragmentOf<typeof EntityLinkFields>[];
}

interface Chip {
  readonly key: string;
  readonly label: string;
  readonly without: Partial<SearchState>;
}

function chipsOf({ state, entities }: Props): Chip[] {
  const nameOf = (key: string): string => entities.find((entity) => entity.key === key)?.name ?? key;
  const period = periodLabel(state);
  return [
    ...state.entity.map((key) => ({ key, label: nameOf(key), without: { entity: excluding(state.entity, key) } })),
    ...state.kind.map((kind) => ({
      key: kind,
      label: KIND_LABELS[kind],
      without: { kind: excluding(state.kind, kind) },
    })),
    ...state.source.map((source) => ({
      key: source,
      label: source,
      without: { source: excluding(state.source, source) },
    })),
    ...(period === '' ? [] : [{ key: 'period', label: period, without: { from: '', to: '' } }]),
  ];
}

export function Chosen(props: Props) {
  const chips = chipsOf(props);
  if (chips.length === 0) return null;
  return (
    <ul className="chosen" aria-label="Narrowed to">
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          <a href={searchHref(props.state, without)} aria-label={`Remove ${label}`}>
            <bdi>{label}</bdi> <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
