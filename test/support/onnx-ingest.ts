/** Ingests with a tiny ONNX model, without worker threads. */
import { onnxOf, openOnnx } from '../../src/extract/onnx/onnx.ts';
import { withSeedNames } from '../../src/extract/seed-names.ts';
import { type Components, shippedComponents } from '../../src/ingest/components.ts';
import type { IngestReport } from '../../src/ingest/report.ts';
import { type IngestOptions, ingest } from '../../src/ingest.ts';
import { PACKAGES } from './onnx-runtime.ts';

/** `folder` is the folder of the model. */
export async function ingestWith(folder: string, options: Omit<IngestOptions, 'dryRun'>): Promise<IngestReport> {
  const model = await openOnnx(folder, PACKAGES);
  const createExtractor: Components['createExtractor'] = (gazetteer) =>
    withSeedNames(onnxOf(model, gazetteer), gazetteer);
  return ingest({ ...options, dryRun: false }, { ...shippedComponents(), createExtractor, thread: null });
}
