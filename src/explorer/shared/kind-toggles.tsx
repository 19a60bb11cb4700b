/** Chooses kinds of entities, any number of them. None chosen means all. */
import { KIND_LABELS, KINDS, type Kind } from './kinds.ts';

interface Props {
  readonly chosen: readonly Kind[];
  readonly onChange: (kinds: readonly Kind[]) => void;
}

export const KindToggles = ({ chosen, onChange }: Props) => (
  <fieldset className="toggles" aria-label="Kinds">
    {KINDS.map((kind) => {
      const isChosen = chosen.includes(kind);
      const others = chosen.filter((each) => each !== kind);
      return (
        <button
          key={kind}
          type="button"
          aria-pressed={isChosen}
          onClick={() => onChange(isChosen ? others : [...others, kind])}
        >
          {KIND_LABELS[kind]}
        </button>
      );
    })}
  </fieldset>
);
