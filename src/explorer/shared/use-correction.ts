/** Runs one correction in three steps: a preview of what would change, the change itself, and its undoing. */
import { type Client, CombinedError, type TypedDocumentNode } from '@urql/core';
import { useRef, useState } from 'react';
import { useClient } from 'urql';
import { uncachedClient } from '../graphql/client.ts';
import { graphql } from '../graphql/graphql.ts';
import {
  type CorrectionPayload,
  CorrectionPayloadFields,
  type CorrectionRefusal,
  CorrectionRefusalFields,
} from './correction-fields.ts';

const UndoChange = graphql(
  `
    mutation UndoChange($input: UndoChangeInput!) {
      undoChange(input: $input) {
        __typename
        ...CorrectionPayloadFields
        ...CorrectionRefusalFields
      }
    }
  `,
  [CorrectionPayloadFields, CorrectionRefusalFields],
);

export type CorrectionState =
  | { readonly step: 'idle' }
  | { readonly step: 'asking' }
  | { readonly step: 'preview'; readonly payload: CorrectionPayload }
  | { readonly step: 'applied'; readonly payload: CorrectionPayload }
  | { readonly step: 'undone'; readonly payload: CorrectionPayload }
  /** The server says why not: a conflict, nothing found, bad input, busy. */
  | { readonly step: 'refused'; readonly refusal: CorrectionRefusal }
  | { readonly step: 'failed'; readonly error: CombinedError };

type Done = 'preview' | 'applied' | 'undone';

export interface Correction<Input> {
  readonly state: CorrectionState;
  /** Asks what it would change. */
  readonly preview: (input: Input) => Promise<void>;
  /** Makes the change that was previewed last. Everything on the page is asked for again. */
  readonly apply: () => Promise<void>;
  /** Takes back the change that was applied. */
  readonly undo: () => Promise<void>;
  /** Asks for the last of these again, after it failed or was refused. */
  readonly retry: () => Promise<void>;
  /** Back to the beginning. */
  readonly reset: () => void;
}

type Result = CorrectionPayload | CorrectionRefusal;

/** The answer to a mutation: one field. */
// biome-ignore lint/suspicious/noExplicitAny: the field is named after the mutation
type Answer = Readonly<Record<string, any>>;

type Mutation<Input> = TypedDocumentNode<Answer, { input: Input }>;

/** Rejects with a CombinedError. */
async function send<Input>(client: Client, mutation: Mutation<Input>, input: Input): Promise<Result> {
  const { data, error } = await client.mutation(mutation, { input }).toPromise();
  const result = data && (Object.values(data).find((value) => value !== null && typeof value === 'object') as Result);
  if (error) throw error;
  if (!result) throw new CombinedError({ networkError: new Error('The server sent no answer.') });
  return result;
}

/** The state after a result. */
const stateOf = (step: Done, result: Result): CorrectionState =>
  'outcome' in result ? { step, payload: result } : { step: 'refused', refusal: result };

/** `mutation` selects `CorrectionPayloadFields` and `CorrectionRefusalFields` in its one field, and takes `$input`. */
export function useCorrection<Input extends object>(
  mutation: TypedDocumentNode<Answer, { input: Input }>,
): Correction<Input> {
  const client = useClient();
  const [state, setState] = useState<CorrectionState>({ step: 'idle' });
  const [input, setInput] = useState<Input | null>(null);
  const last = useRef<() => Promise<void>>(async () => {});

  async function run(step: Done, ask: () => Promise<Result>): Promise<void> {
    last.current = () => run(step, ask);
    setState({ step: 'asking' });
    try {
      setState(stateOf(step, await ask()));
    } catch (error) {
      if (!(error instanceof CombinedError)) throw error;
      setState({ step: 'failed', error });
    }
  }

  return {
    state,
    preview: (given) => {
      setInput(given);
      return run('preview', () => send(uncachedClient, mutation, { ...given, preview: true }));
    },
    apply: async () => {
      if (input !== null) await run('applied', () => send(client, mutation, input));
    },
    undo: async () => {
      if (state.step !== 'applied' || !state.payload.change) return;
      const { id: change } = state.payload.change;
      await run('undone', () => send(client, UndoChange, { change }));
    },
    retry: () => last.current(),
    reset: () => setState({ step: 'idle' }),
  };
}
