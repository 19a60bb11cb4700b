/** A text field with suggestions of entities, by the combobox pattern of WAI-ARIA: arrow keys move, Enter chooses, Escape closes. */
import { type ChangeEvent, type KeyboardEvent, useId, useState } from 'react';
import type { Kind } from './kinds.ts';
import { optionId } from './suggestion-list.tsx';
import { type Suggestion, useSuggestions } from './use-suggestions.ts';

interface Options {
  /** What is typed at first. */
  readonly initial?: string;
  /** Default: all kinds. */
  readonly kinds?: readonly Kind[] | undefined;
  /** Where the arrow keys begin: at the first suggestion (0), or at the field itself (-1), where Enter chooses none. */
  readonly start: 0 | -1;
  readonly onChoose: (suggestion: Suggestion) => void;
}

/** Where an arrow key leads from one of some places, the first of which is `start`; null for other keys. */
function movedBy(key: string, active: number, { start, count }: { readonly start: 0 | -1; readonly count: number }) {
  const places = count - start;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  return step === undefined ? null : ((active - start + step + places) % places) + start;
}

export function useCombobox({ initial = '', kinds, start, onChoose }: Options) {
  const list = useId();
  const [typed, setTyped] = useState(initial);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState<number>(start);
  const { data, isCurrent } = useSuggestions(isOpen ? typed : '', kinds);
  const suggestions = isOpen && isCurrent ? (data ?? []) : [];
  const isShown = suggestions.length > 0;
  const close = (): void => {
    setOpen(false);
    setActive(start);
  };
  const type = (value: string): void => {
    setTyped(value);
    setOpen(true);
    setActive(start);
  };
  const choose = (suggestion: Suggestion): void => {
    close();
    onChoose(suggestion);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moved = isShown ? movedBy(event.key, active, { start, count: suggestions.length }) : null;
    const chosen = suggestions[active];
    if (moved !== null) setActive(moved);
    else if (event.key === 'Enter' && chosen) choose(chosen);
    else if (event.key === 'Escape' && isShown) close();
    else return;
    event.preventDefault();
  };
  const inputProps = {
    role: 'combobox',
    value: typed,
    autoComplete: 'off',
    spellCheck: false,
    dir: 'auto',
    'aria-autocomplete': 'list',
    'aria-expanded': isShown,
    'aria-controls': isShown ? list : undefined,
    'aria-activedescendant': isShown && active !== -1 ? optionId(list, active) : undefined,
    onChange: ({ target }: ChangeEvent<HTMLInputElement>): void => type(target.value),
    onKeyDown,
    onBlur: close,
  } as const;
  return {
    typed,
    setTyped,
    close,
    isShown,
    inputProps,
    listProps: { id: list, suggestions, active, onChoose: choose },
  };
}
