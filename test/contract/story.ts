/** The story of the README: its operations and answers in order, and the knowledge base that it is told of. */
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { createWritingContext } from '../../schema/context.ts';
import { createExecutor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import { shippedParts } from '../../src/ingest/parts.ts';
import { ingest } from '../../src/ingest.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { openStore } from '../../src/store/database/open.ts';
import { openWriter } from '../../src/store/database/writer.ts';

/** A reseed, or an operation with the answer that stands below it; null where none does. */
export type Step = { readonly reseed: true } | { readonly query: string; readonly answer: string | null };

const BLOCK = /```(graphql|sh) story\n(.*?)```(?:\s*```json story\n(.*?)```)?/gs;

export function stepsOf(text: string): Step[] {
  return [...text.matchAll(BLOCK)].map(([, language, body = '', answer]) =>
    language === 'sh' ? { reseed: true } : { query: body, answer: answer ?? null },
  );
}

export const STORY: readonly Step[] = stepsOf(readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8'));

const SHIPPED = '000_7e7f4fe492b2e33b.txt';

/** The shipped article and the two of the story, seeded; all that is asked is asked by "ada". */
export async function openArchive() {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-story-'));
  const [from, database] = [join(folder, 'archive'), join(folder, 'a.sqlite')];
  mkdirSync(from);
  copyFileSync(join(PACKAGE_ROOT, 'seeds', SHIPPED), join(from, SHIPPED));
  cpSync(join(PACKAGE_ROOT, 'test', 'fixtures', 'story'), from, { recursive: true });
  const load = (command: 'SEED' | 'RESEED') => ingest({ command, database, from, dryRun: false }, shippedParts());
  await load('SEED');
  const [store, writer] = [openStore(database, { readonly: true }), openWriter(database)];
  const executor = createExecutor(store);
  return {
    database,
    reseed: () => load('RESEED'),
    async ask(query: string) {
      const document = parse(query);
      const invalid = validate(schema, document);
      if (invalid.length > 0) throw new Error(invalid.map(({ message }) => message).join('\n'));
      const contextValue = createWritingContext(store, {
        writer,
        caller: () => ({ name: 'ada', scopes: ['correct'] }),
      });
      const { data, errors } = await executor.execute({ schema, document, contextValue });
      return JSON.parse(JSON.stringify({ data, ...(errors && { errors }) }));
    },
    close(): void {
      writer.close();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
