/** Limits the number of asynchronous tasks that run at once. */

/** Runs a task for each item. After a task has failed it starts no more, and rejects with the error. */
export async function forEachConcurrently<Item>(
  maxRunning: number,
  items: AsyncIterable<Item>,
  task: (item: Item) => Promise<void>,
): Promise<void> {
  // A failed task stays in the set, so that the next race or the end rejects with its error.
  const running = new Set<Promise<unknown>>();
  for await (const item of items) {
    const promise: Promise<unknown> = task(item).then(() => running.delete(promise));
    promise.catch(() => {});
    running.add(promise);
    if (running.size >= maxRunning) await Promise.race(running);
  }
  await Promise.all(running);
}
