/** Limits the number of asynchronous tasks that run at once. */

/**
 * Runs a task for each item, and yields the results in order of the items. At most `maxRunning` tasks run or have results that were not
 * taken yet. Rejects with the error of the first item whose task failed, and starts no more then.
 */
export async function* mapConcurrently<Item, Result>(
  maxRunning: number,
  items: AsyncIterable<Item>,
  task: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  for await (const item of items) {
    const promise = task(item);
    // Its error is thrown when its turn comes.
    promise.catch(() => {});
    running.push(promise);
    if (running.length >= maxRunning) yield running.shift() as Promise<Result>;
  }
  yield* running;
}
