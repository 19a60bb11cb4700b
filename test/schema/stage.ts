/** Databases for the tests of the schema, and the asking of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExecutionResult, parse, validate } from 'graphql';
import { createContext } from '../../schema/context.ts';
import { maskError } from '../../schema/errors.ts';
import { createExecutor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import type { ArticleRecord, EntityRecord } from '../../src/model.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { reseed } from '../../src/store/reseed.ts';

/** Marks the operations of the tests, for the test that looks for fields nobody asks for. */
export const gql = ([source = '']: TemplateStringsArray): string => source;

export type Variables = Readonly<Record<string, unknown>>;

export interface Stage {
  readonly store: Store;
  /** The answer, its errors as the world sees them. */
  readonly ask: (source: string, variables?: Variables) => Promise<ExecutionResult>;
  /** The data of an answer without errors. */
  // biome-ignore lint/suspicious/noExplicitAny: what an operation answers is what the test looks at
  readonly get: (source: string, variables?: Variables) => Promise<any>;
  /** The message and code of the only error. */
  readonly refusal: (source: string, variables?: Variables) => Promise<{ message: string; code: unknown }>;
  /** How many SQL statements ran since it was last asked. */
  readonly statements: () => number;
  readonly close: () => void;
}

/** False for the bounds of a snapshot. */
export const isRead = (sql: string): boolean => sql !== 'BEGIN' && sql !== 'COMMIT';

/** What may be asked of the database at `path`; `close` runs when it is closed. */
export function openStage(path: string, close: () => void): Stage {
  let statements = 0;
  const store = openStore(path, { readonly: true, onStatement: (sql) => isRead(sql) && statements++ });
  statements = 0;
  // Without a limit of time: on a busy machine a query over it would be executed, and counted, twice.
  const executor = createExecutor(store, { quickMs: Number.POSITIVE_INFINITY });
  const ask: Stage['ask'] = async (source, variableValues = {}) => {
    const document = parse(source);
    const invalid = validate(schema, document);
    if (invalid.length > 0) return { errors: invalid.map(maskError) };
    const { data, errors } = await executor.execute({
      schema,
      document,
      variableValues,
      contextValue: createContext(store),
    });
    return { ...(data !== undefined && { data }), ...(errors && { errors: errors.map(maskError) }) };
  };
  return {
    store,
    ask,
    get: async (source, variables) => {
      const { data, errors = [] } = await ask(source, variables);
      if (errors.length > 0)
        throw new Error(errors.map(({ message, path: at }) => `${at?.join('.')}: ${message}`).join('\n'));
      return data;
    },
    refusal: async (source, variables) => {
      const { errors: [error, ...others] = [] } = await ask(source, variables);
      if (!error || others.length > 0) throw new Error(`Wanted one error, got ${error ? 1 + others.length : 0}`);
      return { message: error.message, code: error.extensions.code };
    },
    statements: () => {
      const counted = statements;
      statements = 0;
      return counted;
    },
    close: () => {
      store.close();
      close();
    },
  };
}

/** A new folder, and how to be rid of it. */
export function temporary() {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-schema-'));
  return { path: join(folder, 'test.sqlite'), remove: () => rmSync(folder, { recursive: true }) };
}

/** A knowledge base of these articles, and of what is known beforehand. */
export function stageOf(articles: readonly ArticleRecord[], known: readonly EntityRecord[] = []): Stage {
  const { path, remove } = temporary();
  migrate(path);
  const writer = openStore(path);
  const run = {
    command: 'SEED' as const,
    startedAt: '2020-01-01T00:00:00Z',
    extractor: 'reader',
    extractorVersion: '1',
  };
  reseed(writer, { articles, keep: new Set(), gazetteer: { seeded: [], known }, run });
  writer.close();
  return openStage(path, remove);
}
