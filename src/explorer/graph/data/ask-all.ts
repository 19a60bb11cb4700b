/** Asks one document with several variables: a few at a time, and again what a busy server rejected. */
import type { AnyVariables, Client, CombinedError, OperationResult, TypedDocumentNode } from '@urql/core';

/** A server answers only so many requests of a client at once, and the page has others. */
const AT_ONCE = 4;
const TRIES = 6;
/** A server that wants to be left alone for longer is not asked again, unless somebody wishes it. */
const LONGEST_WAIT_SECONDS = 15;

const wait = (seconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Seconds until the next try: what the server says (`Retry-After`), and more with each try. Null: another try would not help. */
function waitBefore(tries: number, { response }: CombinedError): number | null {
  const { status, headers } = (response ?? {}) as Partial<Response>;
  if (tries >= TRIES || (status !== 429 && status !== 503)) return null;
  const seconds = Math.max(2 ** (tries - 2), Number(headers?.get('retry-after') ?? 0));
  return seconds <= LONGEST_WAIT_SECONDS ? seconds : null;
}

/** The answer, or the error of the last try. */
async function askPatiently<Result extends OperationResult>(
  ask: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    const result = await ask();
    const seconds = result.error ? waitBefore(tries, result.error) : null;
    if (seconds === null || signal.aborted) return result;
    await wait(seconds, signal);
  }
}

export interface Listener<Data, Variables extends AnyVariables> {
  /** Nothing is asked or told after it was aborted. */
  readonly signal: AbortSignal;
  readonly onResult: (variables: Variables, result: OperationResult<Data, Variables>) => void;
}

/** Resolves when each has its result, which may be an error. Answers come from the cache of the client where it has them. */
export async function askAll<Data, Variables extends AnyVariables>(
  client: Client,
  query: TypedDocumentNode<Data, Variables>,
  list: readonly Variables[],
  { signal, onResult }: Listener<Data, Variables>,
): Promise<void> {
  // All loops take from one iterator.
  const rest = list.values();
  const askRest = async (): Promise<void> => {
    for (const variables of rest) {
      const result = await askPatiently(() => client.query(query, variables).toPromise(), signal);
      if (signal.aborted) return;
      onResult(variables, result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askRest));
}
