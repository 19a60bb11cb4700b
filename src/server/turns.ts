/** Lets work begin one piece after the other, and looks after connections in between. */

/** For so many milliseconds work goes on, or as long as the look before it took if that is longer. */
const STRETCH_MS = 5;
/** No look takes longer, but for what its last turn of the event loop brings. */
const LONGEST_LOOK_MS = 20;

export interface Turns {
  /** Resolves when it is the turn of who asks: one at a time, in the order asked for. */
  readonly take: () => Promise<void>;
  /** To be called whenever a connection or a request arrives. */
  readonly arrived: () => void;
}

/**
 * Before each stretch of work, connections are looked after until nothing new arrives: a turn of the event loop takes in one new
 * connection alone, and who is not seen can neither be answered nor turned away. The end of a connection is seen in the turn after
 * the last of its bytes: a client that left is known to have left when its turn comes.
 */
export function takeTurns(): Turns {
  const waiting: (() => void)[] = [];
  let arrivals = 0;
  let seen = 0;
  let lookBegun = 0;
  let until = 0;
  let due = 0;

  function work(): void {
    const now = performance.now();
    until = now + Math.max(STRETCH_MS, now - lookBegun);
    next();
  }

  function next(): void {
    if (due === 0 || performance.now() > until) {
      startToLook();
      return;
    }
    due--;
    waiting.shift()?.();
    // Not before what was let begin has done all it can at once.
    if (waiting.length > 0) queueMicrotask(next);
  }

  function startToLook(): void {
    lookBegun = performance.now();
    lookOn();
  }

  function lookOn(): void {
    seen = arrivals;
    // Who comes in the turn that follows is looked after once more before any work.
    due = waiting.length;
    setImmediate(look);
  }

  function look(): void {
    if (arrivals === seen || performance.now() - lookBegun > LONGEST_LOOK_MS) work();
    else lookOn();
  }

  return {
    arrived: () => arrivals++,
    take: () =>
      new Promise((resolve) => {
        if (waiting.push(resolve) === 1) setImmediate(startToLook);
      }),
  };
}
