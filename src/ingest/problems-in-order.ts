/** Hands problems over in order of the seeds, though several batches are read at the same time. */
import type { Problem } from '../problem.ts';
import type { ProblemCollector } from '../store/write/run-problems.ts';

export interface ProblemsInOrder {
  readonly add: (problems: readonly Problem[]) => void;
  /** Reserves the position of problems that are not known yet; to be called back with them. */
  readonly reserve: () => (problems: readonly Problem[]) => void;
}

/** Nothing is kept that comes after no reserved position. */
export function problemsInOrder(found: Pick<ProblemCollector, 'add'>): ProblemsInOrder {
  const pending: { problems: readonly Problem[] | null }[] = [];
  const handOver = (): void => {
    for (let first = pending[0]?.problems; first; first = pending[0]?.problems) {
      found.add(first);
      pending.shift();
    }
  };
  const push = (problems: readonly Problem[] | null) => {
    const position = { problems };
    pending.push(position);
    handOver();
    return position;
  };
  return {
    add: push,
    reserve: () => {
      const position = push(null);
      return (problems) => {
        position.problems = problems;
        handOver();
      };
    },
  };
}
