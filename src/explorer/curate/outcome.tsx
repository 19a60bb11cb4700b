/** What a correction did, or would do. */

import { CHANGE_LABELS } from '../shared/change-labels.ts';
import type { CorrectionPayload } from '../shared/correction-fields.ts';
import { counted } from '../shared/counted.ts';
import { States } from './states.tsx';

export type Outcome = CorrectionPayload['outcome'];

/** Such as "3 mentions, 1 entity and 2 articles". */
export const sizeOf = ({ mentionCount, entities, articles }: Outcome): string => {
  const [first, second, third] = [
    counted(mentionCount, 'mention'),
    counted(entities.length, 'entity', 'entities'),
    counted(articles.length, 'article'),
  ];
  return `${first}, ${second} and ${third}`;
};

const Orphaned = ({ orphaned }: Pick<Outcome, 'orphaned'>) =>
  orphaned.length > 0 && (
    <p>
      Earlier changes then speak of nothing that is there:{' '}
      {orphaned.map(({ number, type }) => `${number} (${CHANGE_LABELS[type]})`).join(', ')}.
    </p>
  );

export const OutcomeReport = ({ outcome }: { readonly outcome: Outcome }) => (
  <>
    <States before={outcome.before} after={outcome.after} />
    <Orphaned orphaned={outcome.orphaned} />
  </>
);
