/** A server that takes mutations, and tokens for it. */
import { contextsFor } from '../../schema/auth.ts';
import { createExecutor, type Executor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import { openStore } from '../../src/store/database/open.ts';
import { createToken, type Scope } from '../../src/store/database/tokens.ts';
import { openWriter, type Writer } from '../../src/store/database/writer.ts';
import { openTestServer, post, type TestServer } from './test-server.ts';

export const AT = '2020-01-01T00:00:00Z';

export interface Admin extends TestServer {
  /** The secret of a new token. */
  readonly tokenFor: (name: string, scopes?: readonly Scope[], expiresAt?: string) => string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at any part of the result
  readonly ask: (query: string, variables?: object, authorization?: string) => Promise<any>;
}

/** Changes wait `patience` milliseconds for the write lock. */
export async function openAdmin(patience = 5000): Promise<Admin> {
  const opened: { writer?: Writer; executor?: Executor } = {};
  const server = await openTestServer(schema, {
    createContext: (store, authorization) => {
      opened.writer ??= openWriter(store.path, { timeout: patience });
      return contextsFor(opened.writer)(store, authorization);
    },
    execute: (args) => {
      opened.executor ??= createExecutor((args.contextValue as { store: TestServer['store'] }).store);
      return opened.executor.execute(args);
    },
  });
  return {
    ...server,
    tokenFor: (name, scopes = ['correct'], expiresAt) => {
      const store = openStore(server.database);
      const secret = createToken(store, { name, scopes, createdAt: AT, expiresAt: expiresAt ?? null });
      store.close();
      return secret;
    },
    ask: async (query, variables = {}, authorization) => {
      const headers = authorization === undefined ? {} : { authorization };
      return (await post(server.url, { query, variables }, headers)).body;
    },
    close: async () => {
      opened.writer?.close();
      await server.close();
    },
  };
}
