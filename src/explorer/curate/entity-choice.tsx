/** Chooses an entity in a form: those that its name finds, or that are offered, as radio buttons. */
import { useState } from 'react';
import { Answer } from '../shared/answer.tsx';
import { counted } from '../shared/counted.ts';
import { KindBadge } from '../shared/kind-badge.tsx';
import { type PickedEntity, useSuggestions } from '../shared/use-suggestions.ts';

interface Props {
  readonly label: string;
  readonly value: PickedEntity | null;
  readonly onChange: (entity: PickedEntity) => void;
  /** Shown until something is typed. */
  readonly offers?: readonly PickedEntity[];
  /** Ids that cannot be chosen. */
  readonly without?: readonly string[];
  /** What is typed at first. */
  readonly typed?: string;
}

interface Choice {
  readonly entity: PickedEntity;
  /** The name of it that fits what is typed, which need not be the one to show. */
  readonly name: string;
}

interface ChoicesProps extends Pick<Props, 'value' | 'onChange'> {
  readonly choices: readonly Choice[];
}

function Choices({ choices, value, onChange }: ChoicesProps) {
  if (choices.length === 0) return <p className="note">No entity goes by such a name.</p>;
  return (
    <ul className="picker-choices">
      {choices.map(({ entity, name }) => (
        <li key={entity.id}>
          <label>
            <input type="radio" checked={entity.id === value?.id} onChange={() => onChange(entity)} />
            <bdi className="text">{entity.name}</bdi> <KindBadge kind={entity.kind} />{' '}
            {name !== entity.name && (
              <span className="note">
                as <bdi>{name}</bdi>
              </span>
            )}{' '}
            <span className="count">
              {counted(entity.mentionCount, 'mention')}, {counted(entity.articleCount, 'article')}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

export function EntityChoice({ label, value, onChange, offers = [], without = [], typed = '' }: Props) {
  const [prefix, setPrefix] = useState(typed);
  const suggested = useSuggestions(prefix);
  const shown = (choices: readonly Choice[]) => (
    <Choices choices={choices.filter(({ entity }) => !without.includes(entity.id))} value={value} onChange={onChange} />
  );
  const isTyped = prefix.trim() !== '';
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
      {isTyped && <Answer result={suggested}>{shown}</Answer>}
      {!isTyped && offers.length > 0 && shown(offers.map((entity) => ({ entity, name: entity.name })))}
      {value !== null && (
        <p className="note">
          Chosen: <bdi>{value.name}</bdi> ({value.key})
        </p>
      )}
    </fieldset>
  );
}
