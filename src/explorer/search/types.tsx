/** What to list of what was found: articles, names or mentions, with how many there are of each. */
import { formatNumber } from '../shared/counted.ts';
import { type SearchState, searchHref } from './params.ts';
import type { Searchable } from './search-facets.ts';

const LABELS: Readonly<Record<Searchable, string>> = { ARTICLE: 'Articles', ENTITY: 'Names', MENTION: 'Mentions' };
const TYPES = ['ARTICLE', 'ENTITY', 'MENTION'] as const;

interface Props {
  readonly state: SearchState;
  readonly counts: Readonly<Partial<Record<Searchable, number>>> | undefined;
}

export const Types = ({ state, counts }: Props) => (
  <nav className="types" aria-label="What to list">
    <ul>
      {TYPES.map((type) => (
        <li key={type}>
          <a href={searchHref(state, { in: type })} aria-current={state.in === type ? 'page' : undefined}>
            {LABELS[type]} {counts && <span className="count">{formatNumber(counts[type] ?? 0)}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
