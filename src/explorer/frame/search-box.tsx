/** The one search box. The key "/" puts the focus into it from anywhere. */
import { type FormEvent, useEffect, useRef } from 'react';
import { navigate, useSearch } from 'wouter/use-browser-location';
import { formatParams, readParams, text } from '../routing/params.ts';

const PARAMS = { q: text() };
const EDITABLE = 'input, textarea, select, dialog[open], [contenteditable]';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(EDITABLE) !== null;

/** Focuses the element when "/" is pressed outside of a field. */
function useSlashKey() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return input;
}

export function SearchBox() {
  const { q } = readParams(PARAMS, useSearch());
  const input = useSlashKey();
  const search = (event: FormEvent): void => {
    event.preventDefault();
    navigate(`/${formatParams(PARAMS, { q: input.current?.value.trim() ?? '' })}`);
  };
  return (
    <search className="frame-search">
      <form onSubmit={search}>
        {/* The key makes the box show the words of another address, such as after going back. */}
        <input
          ref={input}
          key={q}
          type="search"
          name="q"
          defaultValue={q}
          aria-label="Search articles, entities and mentions"
          aria-keyshortcuts="/"
          placeholder="Search articles, people, places"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
        />
        <button type="submit">Search</button>
      </form>
    </search>
  );
}
