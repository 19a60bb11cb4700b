/** An operation thread: executes whole operations, one after the other, on connections of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { type DocumentNode, type ExecutionResult, GraphQLError, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { contextsFor } from '../../../schema/auth.ts';
import { createSlowEngine } from '../../../schema/execute.ts';
import { schema } from '../../../schema/index.ts';
import { DatelineError } from '../../problem.ts';
import { BudgetExceeded } from '../../store/database/budget.ts';
import { openStore, type Store } from '../../store/database/open.ts';
import { withSnapshot } from '../../store/database/snapshot.ts';
import { openWriter, type Writer } from '../../store/database/writer.ts';
import type { Answer, FromThread, Operation, ThreadConfig, ToThread, WrittenResult } from './messages.ts';
import { writeError } from './written-errors.ts';

/** Parsed documents kept; a document has at most some thousand tokens. */
const DOCUMENTS_KEPT = 64;

/**
 * Page cache of the connection for queries, and of the one that writes. A thread reads much once, and a correction writes little: with 64 MB a
 * scan is a tenth faster. The thread that answers has 64 MB.
 */
const CACHE_MEGABYTES = { reader: 16, writer: 4 } as const;
const WRITER_CACHE_MEGABYTES = 16;

const { role, database, maxAnswerBytes, milliseconds, cancelled } = workerData as ThreadConfig;
const cancelledNumber = new Int32Array(cancelled);
let current = 0;

interface Opened {
  readonly store: Store;
  readonly writer: Writer | null;
  readonly engine: ReturnType<typeof createSlowEngine>;
}

let opened: Opened | null = null;

/** Opens the database, unless it is open. Throws what opening throws. */
function open(): Opened {
  if (opened) return opened;
  const store = openStore(database, { readonly: true, maxAnswerBytes, cacheMegabytes: CACHE_MEGABYTES[role] });
  const writing = { maxAnswerBytes, cacheMegabytes: WRITER_CACHE_MEGABYTES };
  const writer = role === 'writer' ? openWriter(database, writing) : null;
  const isCancelled = (): boolean => Atomics.load(cancelledNumber, 0) === current;
  opened = { store, writer, engine: createSlowEngine(store, { milliseconds, isCancelled }) };
  return opened;
}

const documents = new LRUCache<string, DocumentNode>({ max: DOCUMENTS_KEPT });

function documentOf({ text, isLocated }: Operation): DocumentNode {
  const key = `${isLocated} ${text}`;
  const known = documents.get(key);
  if (known) return known;
  const document = parse(text, { noLocation: !isLocated });
  documents.set(key, document);
  return document;
}

const writeResult = ({ data, errors = [] }: ExecutionResult): Answer => {
  const written: WrittenResult = { data, errors: errors.map(writeError) };
  return { result: JSON.stringify(written) };
};

async function execute(operation: Operation): Promise<Answer> {
  const { operationName, variables, event, credentials } = operation;
  const { store, writer, engine } = open();
  const args = {
    schema,
    document: documentOf(operation),
    operationName,
    variableValues: variables,
    rootValue: event,
    contextValue: contextsFor(writer)(store, credentials),
  };
  const answer = await (role === 'reader' ? withSnapshot(store, () => engine.answer(args)) : engine.answer(args));
  return 'json' in answer ? { data: answer.json } : writeResult(answer.result);
}

async function answer(operation: Operation): Promise<Answer> {
  try {
    return await execute(operation);
  } catch (error) {
    if (error instanceof BudgetExceeded) return { exceeded: { code: error.code, message: error.message } };
    if (!(error instanceof DatelineError)) throw error;
    return writeResult({ errors: [new GraphQLError(error.message, { originalError: error })] });
  }
}

/** What is moved to the other thread rather than copied. */
const buffersOf = ({ answer: given }: FromThread): ArrayBuffer[] =>
  'data' in given ? given.data.flatMap((part) => (typeof part === 'string' ? [] : [part.buffer as ArrayBuffer])) : [];

function close(): void {
  opened?.writer?.close();
  opened?.store.close();
  parentPort?.close();
}

// Ahead of the first operation, which gets what is wrong with the database.
try {
  open();
} catch {}

parentPort?.on('message', async (message: ToThread) => {
  if ('close' in message) {
    close();
    return;
  }
  current = message.number;
  const answered: FromThread = { number: message.number, answer: await answer(message.operation) };
  parentPort?.postMessage(answered, buffersOf(answered));
});
