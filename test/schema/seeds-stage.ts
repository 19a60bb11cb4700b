/** A knowledge base of the seeds that ship, for the tests of the schema. */
import { join } from 'node:path';
import { shippedComponents } from '../../src/ingest/components.ts';
import { ingest } from '../../src/ingest.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { openStage, type Stage, temporary } from './stage.ts';

export async function stageOfSeeds(): Promise<Stage> {
  const { path, remove } = temporary();
  await ingest(
    { from: join(PACKAGE_ROOT, 'seeds'), database: path, command: 'SEED', dryRun: false },
    shippedComponents(),
  );
  return openStage(path, remove);
}
