/** A field that finds an entity by the beginning of a name, with suggestions to choose from by mouse or arrow keys. */
import { useId } from 'react';
import type { Kind } from './kinds.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { useCombobox } from './use-combobox.ts';
import type { PickedEntity } from './use-suggestions.ts';

interface Props {
  readonly label: string;
  /** Default: all kinds. */
  readonly kinds?: readonly Kind[];
  readonly onPick: (entity: PickedEntity) => void;
}

export function EntityPicker({ label, kinds, onPick }: Props) {
  const id = useId();
  const box = useCombobox({
    kinds,
    start: 0,
    onChoose: ({ entity }) => {
      box.setTyped('');
      onPick(entity);
    },
  });
  return (
    <div className="entity-picker">
      <label htmlFor={id}>{label}</label>
      <input id={id} {...box.inputProps} />
      {box.isShown && <SuggestionList label={label} {...box.listProps} />}
    </div>
  );
}
