/** One change of the log: who, when, why, before and after, and how to take it back. */
import type { FragmentOf } from 'gql.tada';
import { useState } from 'react';
import { graphql } from '../graphql/graphql.ts';
import { CHANGE_LABELS, ORPHAN_LABELS, STATE_LABELS } from '../shared/change-labels.ts';
import { CorrectionPayloadFields, CorrectionRefusalFields } from '../shared/correction-fields.ts';
import { formatMoment } from '../shared/dated.tsx';
import { SnapshotFields } from '../shared/snapshot-fields.ts';
import { CorrectionSteps } from './correction-steps.tsx';
import { Places } from './log-places.tsx';
import { States } from './states.tsx';

export const LogEntryFields = graphql(
  `
    fragment LogEntryFields on Change {
      id
      number
      type
      state
      createdBy
      createdAt
      reason
      orphanReason
      undoes {
        number
      }
      undoneBy {
        number
      }
      before {
        ...SnapshotFields
      }
      after {
        ...SnapshotFields
      }
    }
  `,
  [SnapshotFields],
);

const UndoFromLog = graphql(
  `
    mutation UndoFromLog($input: UndoChangeInput!) {
      undoChange(input: $input) {
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

type Entry = FragmentOf<typeof LogEntryFields>;

interface Props {
  readonly change: Entry;
  /** The last change of the log when it was asked for. */
  readonly since: number;
}

const Head = ({ change }: { readonly change: Entry }) => {
  const { number, type, state, createdBy, createdAt, undoes, undoneBy, orphanReason } = change;
  return (
    <h2>
      <a href={`/log?number=${number}`}>{number}</a> {CHANGE_LABELS[type]}
      {undoes && ` (change ${undoes.number})`}{' '}
      <span className="note">
        <bdi>{createdBy}</bdi>, {formatMoment(createdAt)}
        {state !== 'HOLDS' && ` – ${STATE_LABELS[state]}`}
        {undoneBy && ` by change ${undoneBy.number}`}
        {orphanReason && `: ${ORPHAN_LABELS[orphanReason]}`}
      </span>
    </h2>
  );
};

export function LogEntry({ change, since }: Props) {
  const [isUndoing, setUndoing] = useState(false);
  return (
    <li className="log-entry" data-state={change.state}>
      <Head change={change} />
      {change.reason !== null && (
        <p>
          <q className="text">{change.reason}</q>
        </p>
      )}
      <Places before={change.before} after={change.after} />
      <details>
        <summary>Before and after</summary>
        <States before={change.before} after={change.after} />
      </details>
      {change.state !== 'UNDONE' && !isUndoing && (
        <button type="button" aria-label={`Undo change ${change.number}`} onClick={() => setUndoing(true)}>
          Undo
        </button>
      )}
      {isUndoing && <CorrectionSteps mutation={UndoFromLog} input={{ change: change.id }} since={since} isPreviewed />}
    </li>
  );
}
