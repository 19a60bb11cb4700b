/** Tells the editor where its workers are, so that highlighting and checking run beside the page and from this server alone. */
import type { WorkerUrls } from '../page-data.ts';

/** Must run before the editor is first shown. A worker is asked for by the language that it serves. */
export function startWorkersFrom(urls: WorkerUrls): void {
  window.MonacoEnvironment = {
    getWorker: (_id: string, language: string) =>
      new Worker(language === 'json' ? urls.json : language === 'graphql' ? urls.graphql : urls.editor, {
        type: 'module',
      }),
  };
}
