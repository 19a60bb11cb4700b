/** A field that finds an entity by the beginning of a name, with suggestions to choose from by mouse or arrow keys. */
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { EntityLinkFields } from './entity-link.tsx';
import { KindBadge } from './kind-badge.tsx';
import type { Kind } from './kinds.ts';

const Suggestions = graphql(
  `
    query PickerSuggestions($prefix: String!, $kinds: [Kind!]) {
      suggest(prefix: $prefix, kinds: $kinds, first: 8) {
        name
        entity {
          ...EntityLinkFields
          articleCount
        }
      }
    }
  `,
  [EntityLinkFields],
);

export interface PickedEntity {
  readonly id: string;
  readonly key: string;
  readonly kind: Kind;
  readonly name: string;
  readonly articleCount: number;
}

interface Props {
  readonly label: string;
  /** Default: all kinds. */
  readonly kinds?: readonly Kind[];
  readonly onPick: (entity: PickedEntity) => void;
}

/** What fits the typed beginning; nothing while nothing is typed. The server takes 200 characters. */
function useSuggestions(typed: string, kinds: readonly Kind[] | undefined) {
  const prefix = useDeferredValue(typed.trim().slice(0, 200));
  const variables = { prefix, kinds: kinds ? [...kinds] : null };
  const [{ data }] = useQuery({ query: Suggestions, variables, pause: prefix === '' });
  return prefix === '' ? [] : (data?.suggest ?? []);
}

interface OptionProps {
  readonly id: string;
  /** The name that fits, which need not be the one to show. */
  readonly name: string;
  readonly entity: PickedEntity;
  readonly isActive: boolean;
  readonly onPick: () => void;
}

/** Keys are handled in the field, which keeps the focus. */
const Option = ({ id, name, entity, isActive, onPick }: OptionProps) => (
  <div
    id={id}
    role="option"
    tabIndex={-1}
    aria-selected={isActive}
    onPointerDown={(event) => event.preventDefault()}
    onPointerUp={onPick}
  >
    <bdi>{entity.name}</bdi> {name !== entity.name && <bdi className="note">{name}</bdi>}{' '}
    <KindBadge kind={entity.kind} /> <span className="count">{entity.articleCount}</span>
  </div>
);

export function EntityPicker({ label, kinds, onPick }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const found = useSuggestions(typed, kinds);
  const shown = isOpen ? found : [];
  const pick = (entity: PickedEntity | undefined): void => {
    if (entity === undefined) return;
    setTyped('');
    setActive(0);
    onPick(entity);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') setOpen(false);
    if (event.key === 'Enter') pick(shown[active]?.entity);
    if (step !== undefined && found.length > 0) {
      setOpen(true);
      setActive((active + step + found.length) % found.length);
    }
    if (step !== undefined || event.key === 'Enter') event.preventDefault();
  };
  return (
    <div className="entity-picker">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} hidden={shown.length === 0}>
        {shown.map(({ name, entity }, index) => (
          <Option
            key={entity.id}
            id={`${id}-${index}`}
            name={name}
            entity={entity}
            isActive={index === active}
            onPick={() => pick(entity)}
          />
        ))}
      </div>
    </div>
  );
}
