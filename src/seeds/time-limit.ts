/** Ends work that takes too long. A watchdog of node:vm stops any JavaScript, regular expressions too, and works in all threads. */
import { createContext, Script } from 'node:vm';

/** The work was ended because its time was over. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

const CALL = new Script('work()');

const context = createContext({ work: () => {} }) as { work: () => unknown };

/** Runs synchronous work, at most until `deadline` (as `performance.now()`); throws TimeLimitError then. Calls cannot be nested. */
export function runUntil<Result>(deadline: number, work: () => Result): Result {
  const left = Math.floor(deadline - performance.now());
  if (left < 1) throw new TimeLimitError();
  let result: { readonly value: Result } | null = null;
  context.work = () => {
    result = { value: work() };
  };
  try {
    CALL.runInContext(context, { timeout: left });
  } catch (cause) {
    if ((cause as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new TimeLimitError();
    throw cause;
  }
  return (result as unknown as { readonly value: Result }).value;
}
