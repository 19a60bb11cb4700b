/** The search: articles, entities and mentions that have some words. */
import { useTitle } from '../shared/use-title.ts';

export default function SearchView() {
  useTitle('Search');
  return (
    <div className="search-view">
      <h1>Search</h1>
    </div>
  );
}
