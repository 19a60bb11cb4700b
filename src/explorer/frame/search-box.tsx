/** The one search box: Enter searches, a suggestion leads to its entity. */
import type { FormEvent } from 'react';
import { navigate, useSearch } from 'wouter/use-browser-location';
import { formatParams, readParams, text } from '../routing/params.ts';
import { entityPath } from '../routing/paths.ts';
import { SuggestionList } from '../shared/suggestion-list.tsx';
import { useCombobox } from '../shared/use-combobox.ts';
import { useSlashKey } from './use-slash-key.ts';

const PARAMS = { q: text() };

function Box({ q }: { readonly q: string }) {
  const input = useSlashKey();
  const box = useCombobox({ initial: q, start: -1, onChoose: ({ entity }) => navigate(entityPath(entity.key)) });
  const search = (event: FormEvent): void => {
    event.preventDefault();
    box.close();
    navigate(`/${formatParams(PARAMS, { q: box.typed.trim() })}`);
  };
  return (
    <form onSubmit={search}>
      <input
        ref={input}
        type="search"
        name="q"
        aria-label="Search articles, names and mentions"
        aria-keyshortcuts="/"
        placeholder="Search articles, people, places"
        {...box.inputProps}
      />
      <button type="submit">Search</button>
      {box.isShown && <SuggestionList label="Names" {...box.listProps} />}
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
