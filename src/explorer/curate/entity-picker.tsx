/** Finds an entity by its name: suggestions as radio buttons while somebody types. */

import type { FragmentOf } from 'gql.tada';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { Answer } from '../shared/answer.tsx';
import { EntityLinkFields } from '../shared/entity-link.tsx';
import { KindBadge } from '../shared/kind-badge.tsx';

export const PickedFields = graphql(
  `
    fragment PickedFields on Entity {
      ...EntityLinkFields
      mentionCount
      articleCount
    }
  `,
  [EntityLinkFields],
);
export type Picked = FragmentOf<typeof PickedFields>;

const Suggestions = graphql(
  `
    query PickedSuggestions($prefix: String!) {
      suggest(prefix: $prefix, first: 8) {
        name
        matchedBy
        entity {
          ...PickedFields
        }
      }
    }
  `,
  [PickedFields],
);

interface Props {
  readonly label: string;
  readonly value: Picked | null;
  readonly onChange: (entity: Picked) => void;
  /** Shown until something is typed. */
  readonly offers?: readonly Picked[];
  /** Ids that cannot be chosen. */
  readonly without?: readonly string[];
  /** What is typed at first. */
  readonly typed?: string;
}

function Choices({ entities, value, onChange }: Pick<Props, 'value' | 'onChange'> & { entities: readonly Picked[] }) {
  if (entities.length === 0) return <p className="note">No entity goes by such a name.</p>;
  return (
    <ul className="picker-choices">
      {entities.map((entity) => (
        <li key={entity.id}>
          <label>
            <input type="radio" checked={entity.id === value?.id} onChange={() => onChange(entity)} />
            <bdi className="text">{entity.name}</bdi> <KindBadge kind={entity.kind} />{' '}
            <span className="count">
              {entity.mentionCount} mentions, {entity.articleCount} articles
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

export function EntityPicker({ label, value, onChange, offers = [], without = [], typed = '' }: Props) {
  const [prefix, setPrefix] = useState(typed);
  const isTyped = prefix.trim() !== '';
  const [result] = useQuery({ query: Suggestions, variables: { prefix: prefix.slice(0, 200) }, pause: !isTyped });
  const shown = (entities: readonly Picked[]) => (
    <Choices entities={entities.filter(({ id }) => !without.includes(id))} value={value} onChange={onChange} />
  );
  return (
    <fieldset className="picker">
      <legend>{label}</legend>
      <input
        type="search"
        aria-label="Find by name"
        value={prefix}
        onChange={({ target }) => setPrefix(target.value)}
        autoComplete="off"
        dir="auto"
      />
      {isTyped && <Answer result={result}>{({ suggest }) => shown(suggest.map(({ entity }) => entity))}</Answer>}
      {!isTyped && offers.length > 0 && shown(offers)}
      {value !== null && (
        <p className="note">
          Chosen: <bdi>{value.name}</bdi> ({value.key})
        </p>
      )}
    </fieldset>
  );
}
