/** The suggestions under the search box: the list box of its combobox. */
import { KindBadge } from '../shared/kind-badge.tsx';
import type { Suggestion } from './use-suggestions.ts';

interface Props {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  /** Index of the one that the arrow keys are at; -1 for none. */
  readonly active: number;
  readonly onChoose: (suggestion: Suggestion) => void;
}

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

export const SuggestionList = ({ id, suggestions, active, onChoose }: Props) => (
  <div id={id} role="listbox" aria-label="Names" className="suggestions">
    {suggestions.map((suggestion, index) => {
      const { name, entity } = suggestion;
      return (
        // The keys are those of the combobox, which keeps the focus.
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div
          key={entity.id}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
        >
          <span>
            <bdi>{entity.name}</bdi>
            {name !== entity.name && (
              <span className="note">
                {' '}
                as <bdi>{name}</bdi>
              </span>
            )}
          </span>
          <KindBadge kind={entity.kind} />
        </div>
      );
    })}
  </div>
);
