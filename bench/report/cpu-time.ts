/** Measures CPU time of this process. */

/**
 * Milliseconds of CPU that `work` takes, user and system, all threads together: the least of `runs` runs, since programs that share
 * the caches of a core lengthen some of them.
 */
export async function leastCpu(runs: number, work: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
