/** The view of what waits for a decision: pairs of entities that may be one, and names that may mean several. */
import { oneOf, useParams } from '../routing/params.ts';
import { useTitle } from '../shared/use-title.ts';
import { DuplicateQueue } from './queue-duplicates.tsx';
import { MentionQueue } from './queue-mentions.tsx';

const PARAMS = { of: oneOf(['duplicates', 'mentions']) };

const LISTS = [
  { of: 'duplicates', href: '/queue', label: 'Entities that may be one' },
  { of: 'mentions', href: '/queue?of=mentions', label: 'Names that may mean several' },
] as const;

export default function QueueView() {
  useTitle('Queue');
  const [{ of }] = useParams(PARAMS);
  return (
    <div className="queue-view">
      <h1>Queue</h1>
      <nav aria-label="Queues">
        <ul className="queue-tabs">
          {LISTS.map((list) => (
            <li key={list.of}>
              <a href={list.href} aria-current={list.of === of ? 'page' : undefined}>
                {list.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {of === 'mentions' ? <MentionQueue /> : <DuplicateQueue />}
    </div>
  );
}
