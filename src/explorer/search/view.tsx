/** The search: the state in the address, and what it shows. */
import { useParams } from '../routing/params.ts';
import { Found } from './found.tsx';
import { Latest } from './latest.tsx';
import { SEARCH_PARAMS } from './params.ts';

export default function SearchView() {
  const [state, update] = useParams(SEARCH_PARAMS);
  const View = state.q.trim() === '' ? Latest : Found;
  return (
    <div className="search-view">
      <View state={state} update={update} />
    </div>
  );
}
