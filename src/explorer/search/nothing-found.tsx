/** What stands in place of an empty list: whether there is something of another type, and what else to try. */
import { formatNumber } from '../shared/counted.ts';
import { Message } from '../shared/message.tsx';
import { type SearchState, searchHref } from './params.ts';
import type { Surroundings } from './use-surroundings.ts';

interface Props {
  readonly state: SearchState;
  readonly surroundings: Surroundings;
}

const isNarrowed = ({ kind, source, entity, from, to }: SearchState): boolean =>
  kind.length + source.length + entity.length > 0 || from !== '' || to !== '';

const UNNARROWED = { kind: [], source: [], entity: [], from: '', to: '' } as const;

export function NothingFound({ state, surroundings }: Props) {
  const total = surroundings.total ?? 0;
  if (total > 0) {
    return (
      <Message title="None of these">
        Of the other kinds of results there are {formatNumber(total)}: choose one above.
      </Message>
    );
  }
  return (
    <Message title="Nothing has these words">
      {isNarrowed(state) && (
        <p>
          <a href={searchHref(state, UNNARROWED)}>Search for them without what narrows the list</a>, or try
        </p>
      )}
      <ul className="advice">
        <li>fewer words: all of them must occur</li>
        <li>
          the beginning of a word with an asterisk: <code>elect*</code>
        </li>
        <li>
          a phrase in quotation marks, or a word that must not occur with a minus: <code>"prime minister" -party</code>.
        </li>
      </ul>
    </Message>
  );
}
