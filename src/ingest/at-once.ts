/** Does a work for many things, a bounded number of them at once. */

/** Resolves when all is done. Takes no more things once a work has failed, and rejects with what it threw. */
export async function atOnce<Thing>(
  most: number,
  things: AsyncIterable<Thing>,
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  // A work that fails stays among them, for the next look at them to find.
  const underWay = new Set<Promise<unknown>>();
  for await (const thing of things) {
    const one: Promise<unknown> = work(thing).then(() => underWay.delete(one));
    one.catch(() => {});
    underWay.add(one);
    if (underWay.size >= most) await Promise.race(underWay);
  }
  await Promise.all(underWay);
}
