/** Why a correction was not made, and what to do about it. */

import { CHANGE_LABELS } from '../shared/change-labels.ts';
import type { CorrectionRefusal } from '../shared/correction-fields.ts';
import { formatMoment } from '../shared/dated.tsx';
import { Message } from '../shared/message.tsx';

interface Reason {
  readonly title: string;
  readonly advice: string;
}

const REASONS: Readonly<Record<CorrectionRefusal['__typename'], Reason>> = {
  ConflictError: {
    title: 'Somebody changed this meanwhile',
    advice: 'Nothing was changed by you. Read what they did, look again, and decide whether it is still needed.',
  },
  BusyError: { title: 'Others are writing just now', advice: 'Nothing was changed. Try again in a few seconds.' },
  NotFoundError: {
    title: 'It is not there any more',
    advice: 'A change or a new load of the seeds took it away. Close this and look at the page as it is now.',
  },
  BadInputError: { title: 'This cannot be done as it stands', advice: 'Change what you entered, then try again.' },
};

const ConflictingChanges = ({ refusal }: { readonly refusal: CorrectionRefusal }) =>
  refusal.__typename === 'ConflictError' && (
    <ul className="conflicting">
      {refusal.changes.map(({ id, number, type, createdBy, createdAt, reason }) => (
        <li key={id}>
          <a href={`/log?number=${number}`}>Change {number}</a>: {CHANGE_LABELS[type]}, by <bdi>{createdBy}</bdi>,{' '}
          {formatMoment(createdAt)}
          {reason !== null && (
            <>
              {' '}
              – <q className="text">{reason}</q>
            </>
          )}
        </li>
      ))}
    </ul>
  );

interface Props {
  readonly refusal: CorrectionRefusal;
  readonly onRetry: () => void;
}

export function Refusal({ refusal, onRetry }: Props) {
  const { title, advice } = REASONS[refusal.__typename];
  return (
    <Message title={title} tone="error">
      <p className="text">{refusal.message}</p>
      <ConflictingChanges refusal={refusal} />
      <p>{advice}</p>
      {refusal.__typename === 'BusyError' && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </Message>
  );
}
