/** The one search box: Enter searches, a suggestion leads to its entity. */
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { navigate, useSearch } from 'wouter/use-browser-location';
import { formatParams, readParams, text } from '../routing/params.ts';
import { entityPath } from '../routing/paths.ts';
import { optionId, SuggestionList } from './suggestion-list.tsx';
import { useSlashKey } from './use-slash-key.ts';
import { type Suggestion, useSuggestions } from './use-suggestions.ts';

const PARAMS = { q: text() };

/** Where an arrow key leads from one of some places, -1 being the box itself. */
function movedBy(key: string, active: number, count: number): number | null {
  if (key === 'ArrowDown') return active === count - 1 ? -1 : active + 1;
  if (key === 'ArrowUp') return active === -1 ? count - 1 : active - 1;
  return null;
}

/** What was typed, the suggestions for it, and which one the arrow keys are at. */
function useCombobox(initial: string, onChoose: (suggestion: Suggestion) => void) {
  const [typed, setTyped] = useState(initial);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useSuggestions(isOpen ? typed : '');
  const suggestions = isOpen ? found : [];
  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const type = (value: string): void => {
    setTyped(value);
    setOpen(true);
    setActive(-1);
  };
  const choose = (suggestion: Suggestion): void => {
    close();
    onChoose(suggestion);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moved = suggestions.length === 0 ? null : movedBy(event.key, active, suggestions.length);
    const chosen = suggestions[active];
    if (moved !== null) setActive(moved);
    else if (event.key === 'Enter' && chosen) choose(chosen);
    else if (event.key === 'Escape' && suggestions.length > 0) close();
    else return;
    event.preventDefault();
  };
  return { typed, suggestions, active, close, type, choose, onKeyDown };
}

function Box({ q }: { readonly q: string }) {
  const input = useSlashKey();
  const list = useId();
  const box = useCombobox(q, ({ entity }) => navigate(entityPath(entity.key)));
  const search = (event: FormEvent): void => {
    event.preventDefault();
    box.close();
    navigate(`/${formatParams(PARAMS, { q: box.typed.trim() })}`);
  };
  const isOpen = box.suggestions.length > 0;
  return (
    <form onSubmit={search}>
      <input
        ref={input}
        type="search"
        name="q"
        value={box.typed}
        onChange={({ target }) => box.type(target.value)}
        onKeyDown={box.onKeyDown}
        onBlur={box.close}
        role="combobox"
        aria-label="Search articles, names and mentions"
        aria-keyshortcuts="/"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={box.active === -1 ? undefined : optionId(list, box.active)}
        placeholder="Search articles, people, places"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
      />
      <button type="submit">Search</button>
      {isOpen && <SuggestionList id={list} suggestions={box.suggestions} active={box.active} onChoose={box.choose} />}
    </form>
  );
}

export function SearchBox() {
  const { q } = readParams(PARAMS, useSearch());
  // The key makes the box begin with the words of another address, such as after going back.
  return (
    <search className="frame-search">
      <Box key={q} q={q} />
    </search>
  );
}
