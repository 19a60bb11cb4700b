/** Lets work begin one piece after the other, and looks after connections in between. */

/** For so many milliseconds work goes on before connections are looked after again. */
const STRETCH_MS = 5;

/**
 * A function whose promises are resolved one at a time, in the order asked for. Where several wait, what happened on
 * connections is seen before the first begins: a client that left is known to have left when its turn comes.
 */
export function takeTurns(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let until = 0;
  const next = (): void => {
    if (performance.now() > until) {
      setImmediate(begin);
      return;
    }
    waiting.shift()?.();
    // Not before what was let begin has done all it can at once.
    if (waiting.length > 0) queueMicrotask(next);
  };
  const begin = (): void => {
    until = performance.now() + STRETCH_MS;
    next();
  };
  // The end of a connection is told in the turn of the event loop after the last of its bytes.
  const look = (): void => {
    if (waiting.length > 1) setImmediate(begin);
    else begin();
  };
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(look);
    });
}
