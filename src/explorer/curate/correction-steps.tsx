/** The steps of every correction: what is entered, what would change, what did change, and its undoing. Each step is announced. */
import type { TypedDocumentNode } from '@urql/core';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useToken } from '../graphql/token.ts';
import type { CorrectionPayload } from '../shared/correction-fields.ts';
import { ErrorMessage } from '../shared/message.tsx';
import { type Correction, type CorrectionState, useCorrection } from '../shared/use-correction.ts';
import { OutcomeReport, sizeOf } from './outcome.tsx';
import { Refusal } from './refusal.tsx';
import { TokenNotice } from './token-notice.tsx';

interface Common {
  readonly reason?: string | null | undefined;
  readonly ifUnchangedSince?: number | null | undefined;
}

interface Props<Input extends Common> {
  // biome-ignore lint/suspicious/noExplicitAny: the field is named after the mutation
  readonly mutation: TypedDocumentNode<any, { input: Input }>;
  /** Null as long as something is missing. */
  readonly input: Input | null;
  /** The last change of the log when the page asked for what it shows: later ones to the same are a conflict. */
  readonly since: number;
  /** Asks for what the page shows again, after a conflict. */
  readonly onLookAgain?: (() => void) | undefined;
  /** Asks for the preview at once. */
  readonly isPreviewed?: boolean | undefined;
  readonly onApplied?: ((payload: CorrectionPayload) => void) | undefined;
  /** The fields. */
  readonly children?: ReactNode;
}

const ANNOUNCED: Readonly<Record<CorrectionState['step'], (state: CorrectionState) => string>> = {
  idle: () => '',
  asking: () => 'Asking the server …',
  preview: (state) => ('payload' in state ? `It would change ${sizeOf(state.payload.outcome)}.` : ''),
  applied: (state) => ('payload' in state ? `Done: it changed ${sizeOf(state.payload.outcome)}.` : ''),
  undone: () => 'Undone: everything is as it was before.',
  refused: () => 'Nothing was changed.',
  failed: () => 'Nothing was changed.',
};

/** Puts the focus to the button of a preview or to what another step says, so that the keyboard goes on from there. */
function useFocusOnStep(step: CorrectionState['step']) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const button = step === 'preview' ? element.current?.querySelector('button') : null;
    if (step !== 'idle' && step !== 'asking') (button ?? element.current)?.focus();
  }, [step]);
  return element;
}

/** What stands below the fields: the buttons of the step and what they led to. */
function Step<Input>({ correction, onEdit }: { readonly correction: Correction<Input>; readonly onEdit: () => void }) {
  const { state, apply, undo, retry } = correction;
  if (state.step === 'refused') return <Refusal refusal={state.refusal} onRetry={() => void retry()} />;
  if (state.step === 'failed') return <ErrorMessage error={state.error} onRetry={() => void retry()} />;
  if (!('payload' in state)) return null;
  return (
    <>
      {state.step !== 'undone' && <OutcomeReport outcome={state.payload.outcome} />}
      <div className="buttons">
        {state.step === 'preview' && (
          <>
            <button type="button" className="primary" onClick={() => void apply()}>
              Apply
            </button>
            <button type="button" onClick={onEdit}>
              Change it
            </button>
          </>
        )}
        {state.step === 'applied' && (
          <button type="button" data-undo onClick={() => void undo()}>
            Undo
          </button>
        )}
      </div>
    </>
  );
}

export function CorrectionSteps<Input extends Common>(props: Props<Input>) {
  const { mutation, input, since, onLookAgain, onApplied, isPreviewed = false, children } = props;
  const token = useToken();
  const correction = useCorrection(mutation);
  const { state, preview, reset } = correction;
  const [reason, setReason] = useState('');
  const focused = useFocusOnStep(state.step);
  const id = useId();
  const applied = state.step === 'applied' ? state.payload : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each change that is applied
  useEffect(() => {
    if (applied !== null) onApplied?.(applied);
  }, [applied]);

  const ask = (): void => {
    if (input !== null) void preview({ ...input, reason: reason.trim() || null, ifUnchangedSince: since });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form is opened
  useEffect(() => {
    if (isPreviewed && token !== null) ask();
  }, []);

  if (token === null) return <TokenNotice />;
  const isEntering = ['idle', 'refused', 'failed'].includes(state.step);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask();
  };
  return (
    <form className="correction" onSubmit={submit}>
      <fieldset disabled={!isEntering} hidden={state.step === 'applied' || state.step === 'undone'}>
        {children}
        <label>
          Why, for the log (may be left empty)
          <input value={reason} onChange={({ target }) => setReason(target.value)} autoComplete="off" dir="auto" />
        </label>
      </fieldset>
      {isEntering && (
        <div className="buttons">
          <button type="submit" className="primary" disabled={input === null}>
            Show what would change
          </button>
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: not a set of fields */}
      <div ref={focused} className="step" role="group" aria-labelledby={id} tabIndex={-1}>
        <p id={id} className="step-said" role="status">
          {ANNOUNCED[state.step](state)}
        </p>
        <Step correction={correction} onEdit={reset} />
        {state.step === 'refused' && state.refusal.__typename === 'ConflictError' && onLookAgain && (
          <button
            type="button"
            onClick={() => {
              reset();
              onLookAgain();
            }}
          >
            Look again
          </button>
        )}
      </div>
    </form>
  );
}
