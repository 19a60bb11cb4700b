/** A worker's part in the metrics of all: tells what it has measured when told to, and asks for what the others have. */
import type { Company, Figures } from '../../server/metrics.ts';
import { onTold, tellCrew } from './channel.ts';

export function measureTogether(): Company {
  let asked: ((figures: readonly Figures[]) => void)[] = [];
  onTold('figures', (figures) => {
    for (const resolve of asked) resolve(figures);
    asked = [];
  });
  return {
    onMeasure: (measure) => onTold('measure', async () => tellCrew({ figures: await measure() })),
    gather: () =>
      new Promise((resolve) => {
        asked.push(resolve);
        void tellCrew({ gather: true });
      }),
  };
}
