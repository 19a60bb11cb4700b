/** A knowledge base that may be changed, and the asking of it. */
import { type ExecutionResult, parse, validate } from 'graphql';
import { createWritingContext } from '../../schema/context.ts';
import { maskError } from '../../schema/errors.ts';
import { createExecutor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import type { ArticleRecord, EntityRecord } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import { dump } from '../../src/store/check/dump.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { openWriter } from '../../src/store/database/writer.ts';
import { reseedTo } from '../store/base.ts';
import { temporary, type Variables } from './stage.ts';

export interface Desk {
  readonly ask: (source: string, variables?: Variables) => Promise<ExecutionResult>;
  /** The data of an answer without errors. */
  // biome-ignore lint/suspicious/noExplicitAny: what an operation answers is what the test looks at
  readonly get: (source: string, variables?: Variables) => Promise<any>;
  readonly store: Store;
  readonly dump: () => string[];
  readonly defects: () => readonly unknown[];
  readonly close: () => void;
}

/** All that is asked is asked by somebody called "ada". */
export function openDesk(articles: readonly ArticleRecord[], known: readonly EntityRecord[] = []): Desk {
  const { path, remove } = temporary();
  migrate(path);
  const seeder = openStore(path);
  reseedTo(seeder, { articles, known });
  seeder.close();
  const store = openStore(path, { readonly: true });
  const writer = openWriter(path);
  const executor = createExecutor(store);
  const ask: Desk['ask'] = async (source, variableValues = {}) => {
    const document = parse(source);
    const invalid = validate(schema, document);
    if (invalid.length > 0) throw new Error(invalid.map(({ message }) => message).join('\n'));
    const contextValue = createWritingContext(store, { writer, caller: () => ({ name: 'ada', scopes: ['correct'] }) });
    const { data, errors } = await executor.execute({ schema, document, variableValues, contextValue });
    return { data: data ?? null, ...(errors && { errors: errors.map(maskError) }) };
  };
  return {
    ask,
    get: async (source, variables) => {
      const { data, errors = [] } = await ask(source, variables);
      if (errors.length > 0)
        throw new Error(errors.map(({ message, path: at }) => `${at?.join('.')}: ${message}`).join('\n'));
      return JSON.parse(JSON.stringify(data));
    },
    store,
    dump: () => [...dump(store)],
    defects: () => {
      const auditor = openStore(path);
      const defects = check(auditor);
      auditor.close();
      return defects;
    },
    close: () => {
      writer.close();
      store.close();
      remove();
    },
  };
}
