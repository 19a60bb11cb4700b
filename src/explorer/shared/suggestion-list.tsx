/** The suggestions of a combobox: its list box, of which the combobox keeps the focus and handles the keys. */
import { counted } from './counted.ts';
import { KindBadge } from './kind-badge.tsx';
import type { Suggestion } from './use-suggestions.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly suggestions: readonly Suggestion[];
  /** Index of the one that the arrow keys are at; -1 for none. */
  readonly active: number;
  readonly onChoose: (suggestion: Suggestion) => void;
}

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

export const SuggestionList = ({ id, label, suggestions, active, onChoose }: Props) => (
  <div id={id} role="listbox" aria-label={label} className="suggestions">
    {suggestions.map((suggestion, index) => {
      const { name, entity } = suggestion;
      return (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
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
          <span className="suggestion-facts">
            <span className="count">{counted(entity.articleCount, 'article')}</span> <KindBadge kind={entity.kind} />
          </span>
        </div>
      );
    })}
  </div>
);
