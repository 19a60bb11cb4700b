/** The view of the log: everything that people changed, latest first. */
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { oneOf, text, useParams } from '../routing/params.ts';
import { Answer } from '../shared/answer.tsx';
import { STATE_LABELS } from '../shared/change-labels.ts';
import { Message } from '../shared/message.tsx';
import { PagedList } from '../shared/paged-list.tsx';
import { useTitle } from '../shared/use-title.ts';
import { LogEntry, LogEntryFields } from './log-entry.tsx';

const Log = graphql(
  `
    query Log($after: String, $states: [ChangeState!], $createdBy: String) {
      changes(first: 20, after: $after, states: $states, createdBy: $createdBy) {
        edges {
          node {
            ...LogEntryFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [LogEntryFields],
);

const LastNumber = graphql(`
  query LastNumber {
    changes(first: 1) {
      nodes {
        number
      }
    }
  }
`);

const OneChange = graphql(
  `
    query OneChange($number: Int!) {
      change(number: $number) {
        ...LogEntryFields
      }
    }
  `,
  [LogEntryFields],
);

const STATES = ['ALL', 'HOLDS', 'UNDONE', 'ORPHANED'] as const;
const PARAMS = { state: oneOf(STATES), by: text(), number: text() };

function Filters() {
  const [{ state, by }, update] = useParams(PARAMS);
  return (
    <div className="log-filters">
      <label>
        State{' '}
        <select value={state} onChange={({ target }) => update({ state: target.value as (typeof STATES)[number] })}>
          {STATES.map((each) => (
            <option key={each} value={each}>
              {each === 'ALL' ? 'all' : STATE_LABELS[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        By{' '}
        <input
          value={by}
          placeholder="name of a token"
          autoComplete="off"
          onChange={({ target }) => update({ by: target.value }, { replace: true })}
        />
      </label>
    </div>
  );
}

function OneEntry({ number, since }: { readonly number: number; readonly since: number }) {
  const [result, ask] = useQuery({ query: OneChange, variables: { number } });
  return (
    <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
      {({ change }) =>
        change ? (
          <ol>
            <LogEntry change={change} since={since} />
          </ol>
        ) : (
          <Message title="There is no change with this number">The log has fewer changes.</Message>
        )
      }
    </Answer>
  );
}

const Entries = ({ since }: { readonly since: number }) => {
  const [{ state, by }] = useParams(PARAMS);
  return (
    <>
      <Filters />
      <PagedList
        query={Log}
        variables={{ states: state === 'ALL' ? null : [state], createdBy: by === '' ? null : by }}
        connectionOf={({ changes }) => changes}
        empty={<Message title="No changes">What people put right is listed here, and can be undone.</Message>}
        row={({ node }) => <LogEntry key={node.id} change={node} since={since} />}
      />
    </>
  );
};

interface ShownProps {
  readonly since: number;
  /** '' for all. */
  readonly number: string;
}

const Shown = ({ since, number }: ShownProps) =>
  number === '' ? (
    <Entries since={since} />
  ) : (
    <>
      <p>
        <a href="/log">All changes</a>
      </p>
      <OneEntry number={Number.parseInt(number, 10) || 0} since={since} />
    </>
  );

export default function LogView() {
  useTitle('Log');
  const [{ number }] = useParams(PARAMS);
  const [result, ask] = useQuery({ query: LastNumber });
  return (
    <div className="log-view">
      <h1>Log of changes</h1>
      <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {({ changes }) => <Shown since={changes.nodes[0]?.number ?? 0} number={number} />}
      </Answer>
    </div>
  );
}
