/** A process that adds a file in parts of ten articles: `ingest-in-parts DATABASE FILE`. Writes a line for each article that it extracts. */
import { writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { shippedComponents } from '../../src/ingest/components.ts';
import { ingest } from '../../src/ingest.ts';

const [database = '', file = ''] = process.argv.slice(2);
const shipped = shippedComponents();
const components = {
  ...shipped,
  thread: null,
  createExtractor: (...args: Parameters<typeof shipped.createExtractor>) => {
    const extractor = shipped.createExtractor(...args);
    const extract: typeof extractor.extract = (article, deadline) => {
      writeSync(1, 'x\n');
      return extractor.extract(article, deadline);
    };
    return { ...extractor, extract } as typeof extractor;
  },
};
const options = { command: 'INGEST', dryRun: false, partArticles: 10 } as const;
const { articles } = await ingest({ ...options, database, from: dirname(file), paths: [file] }, components);
writeSync(1, `${JSON.stringify(articles)}\n`);
