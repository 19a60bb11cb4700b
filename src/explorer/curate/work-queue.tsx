/** A queue of things to decide, one after the other: a list, the evidence for the current one, and the form of the last decision. */
import { type ReactNode, useRef, useState } from 'react';
import { formatNumber } from '../shared/counted.ts';
import { Message } from '../shared/message.tsx';
import { type QueueAction, useQueueKeys } from './use-queue-keys.ts';

export interface Decision<Item> {
  /** What the button says. */
  readonly label: string;
  readonly form: (item: Item, onApplied: () => void) => ReactNode;
}

interface Props<Item> {
  readonly items: readonly Item[];
  readonly totalCount: number;
  readonly keyOf: (item: Item) => string;
  /** What is read out of an item. */
  readonly titleOf: (item: Item) => string;
  readonly evidence: (item: Item) => ReactNode;
  readonly accept: Decision<Item>;
  readonly refuse: Decision<Item>;
  readonly empty: ReactNode;
}

interface Taken<Item> {
  readonly item: Item;
  readonly decision: Decision<Item>;
  readonly isApplied: boolean;
}

/** Where the queue stands, and what was decided last. An item that was decided leaves the list: the next one takes its place. */
function useQueue<Item>({ items, keyOf, accept, refuse }: Props<Item>) {
  const [chosen, setIndex] = useState(0);
  const index = Math.max(0, Math.min(chosen, items.length - 1));
  const [taken, setTaken] = useState<Taken<Item> | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const press = (selector: string): void => panel.current?.querySelector<HTMLButtonElement>(selector)?.click();
  const goTo = (next: number): void => {
    setIndex(Math.max(0, Math.min(next, items.length - 1)));
    setTaken(null);
  };
  const decide = (decision: Decision<Item>): void => {
    const item = items[index];
    const isOpen = taken !== null && !taken.isApplied && item !== undefined && keyOf(taken.item) === keyOf(item);
    if (isOpen && taken.decision.label === decision.label) press('button.primary:not(:disabled)');
    else if (item !== undefined) setTaken({ item, decision, isApplied: false });
  };
  const act = (action: QueueAction): void => {
    if (action === 'next') goTo(index + 1);
    if (action === 'previous') goTo(index - 1);
    if (action === 'accept') decide(accept);
    if (action === 'refuse') decide(refuse);
    if (action === 'undo') press('button[data-undo]');
  };
  const onApplied = (): void => setTaken((last) => last && { ...last, isApplied: true });
  return { index, taken, panel, goTo, act, onApplied };
}

const KEYS: readonly (readonly [action: QueueAction, key: string])[] = [
  ['previous', 'K'],
  ['next', 'J'],
  ['accept', 'Y'],
  ['refuse', 'N'],
];

export function WorkQueue<Item>(props: Props<Item>) {
  const { items, totalCount, keyOf, titleOf, evidence, accept, refuse, empty } = props;
  const { index, taken, panel, goTo, act, onApplied } = useQueue(props);
  useQueueKeys(act);
  const item = items[index];
  const labels = { previous: 'Back', next: 'Next', accept: accept.label, refuse: refuse.label, undo: 'Undo' };
  return (
    <div className="work-queue">
      <p role="status" className={item === undefined ? 'visually-hidden' : 'queue-said'}>
        {item === undefined
          ? 'Nothing is left to decide.'
          : `${index + 1} of ${formatNumber(totalCount)}: ${titleOf(item)}`}
      </p>
      {item !== undefined && (
        <div className="buttons">
          {KEYS.map(([action, key]) => (
            <button key={action} type="button" aria-keyshortcuts={key} onClick={() => act(action)}>
              <kbd>{key}</kbd> {labels[action]}
            </button>
          ))}
        </div>
      )}
      <div ref={panel} className="queue-decision">
        {taken && (
          <section key={`${keyOf(taken.item)} ${taken.decision.label}`} aria-label={taken.decision.label}>
            <h2>
              {taken.decision.label} – <bdi>{titleOf(taken.item)}</bdi>
            </h2>
            {taken.decision.form(taken.item, onApplied)}
          </section>
        )}
      </div>
      {item === undefined ? <Message title="Nothing to decide">{empty}</Message> : evidence(item)}
      {items.length > 0 && (
        <>
          <h2>Waiting</h2>
          <ol className="queue-list">
            {items.map((each, place) => (
              <li key={keyOf(each)} aria-current={place === index || undefined}>
                <button type="button" className="plain" onClick={() => goTo(place)}>
                  <bdi>{titleOf(each)}</bdi>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
