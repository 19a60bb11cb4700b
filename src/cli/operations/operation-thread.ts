/** An operation thread: executes whole operations, one after the other, on connections of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { type DocumentNode, type ExecutionArgs, type GraphQLError, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { contextsFor } from '../../../schema/auth.ts';
import { maskError } from '../../../schema/errors.ts';
import { createSlowEngine } from '../../../schema/execute.ts';
import { schema } from '../../../schema/index.ts';
import { BudgetExceeded } from '../../store/database/budget.ts';
import { openStore } from '../../store/database/open.ts';
import { withSnapshot } from '../../store/database/snapshot.ts';
import { openWriter } from '../../store/database/writer.ts';
import type { Answer, FromThread, Operation, ThreadConfig, ToThread, WrittenError } from './messages.ts';

/** Parsed documents kept; a document has at most some thousand tokens. */
const DOCUMENTS_KEPT = 64;

const { role, database, maxAnswerBytes, milliseconds, cancelled } = workerData as ThreadConfig;
const cancelledNumber = new Int32Array(cancelled);
let current = 0;

const store = openStore(database, { readonly: true, maxAnswerBytes });
const writer = role === 'writer' ? openWriter(database) : null;
const createContext = contextsFor(writer);
const isCancelled = (): boolean => Atomics.load(cancelledNumber, 0) === current;
const engine = createSlowEngine(store, { milliseconds, isCancelled });
const documents = new LRUCache<string, DocumentNode>({ max: DOCUMENTS_KEPT });

function documentOf({ text, isLocated }: Operation): DocumentNode {
  const key = `${isLocated} ${text}`;
  const known = documents.get(key);
  if (known) return known;
  const document = parse(text, { noLocation: !isLocated });
  documents.set(key, document);
  return document;
}

function writeError(error: GraphQLError): WrittenError {
  const masked = maskError(error);
  const { message, path, positions, extensions } = masked;
  const isUnexpected = extensions.code === 'INTERNAL_SERVER_ERROR';
  return {
    message,
    path,
    positions,
    extensions,
    stack: isUnexpected ? (error.originalError ?? error).stack : undefined,
  };
}

async function execute(args: ExecutionArgs): Promise<Answer> {
  const run = () => engine.answer(args);
  const answer = await (role === 'reader' ? withSnapshot(store, run) : run());
  if ('json' in answer) return { data: answer.json };
  const { data, errors = [] } = answer.result;
  return { result: JSON.stringify({ data, errors: errors.map(writeError) }) };
}

async function answer(operation: Operation): Promise<Answer> {
  const { operationName, variables, authorization } = operation;
  try {
    return await execute({
      schema,
      document: documentOf(operation),
      operationName,
      variableValues: variables,
      contextValue: createContext(store, authorization),
    });
  } catch (error) {
    if (error instanceof BudgetExceeded) return { exceeded: { code: error.code, message: error.message } };
    throw error;
  }
}

function close(): void {
  writer?.close();
  store.close();
  parentPort?.close();
}

parentPort?.on('message', async (message: ToThread) => {
  if ('close' in message) {
    close();
    return;
  }
  current = message.number;
  const answered: FromThread = { number: message.number, answer: await answer(message.operation) };
  parentPort?.postMessage(answered);
});
