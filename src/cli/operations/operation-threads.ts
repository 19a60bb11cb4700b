/** The operation threads of a process: execute whole operations that would hold up the thread that answers HTTP. */
import { type ExecutionArgs, type ExecutionResult, GraphQLError, print } from 'graphql';
import { dataResult } from '../../../schema/execute.ts';
import type { Logger } from '../../log.ts';
import { describeOperation } from '../../server/graphql.ts';
import type { Metrics } from '../../server/metrics.ts';
import type { Sender } from '../../server/requests.ts';
import type { Settings } from '../../settings.ts';
import { BudgetExceeded, MEGABYTE } from '../../store/database/budget.ts';
import type { Answer, Operation, ThreadRole, WrittenResult } from './messages.ts';
import { Thread } from './thread.ts';
import { ThreadQueue, type ThreadQueueOptions, type Unexecuted } from './thread-queue.ts';
import { readError } from './written-errors.ts';

/** How long a query may take on the first reader, in milliseconds, where there are others for those that take longer. */
const SHORT_MS = 100;

/** Operations may fill this share of the requests in flight while they wait; the rest is for queries that need no thread. */
const WAITING_SHARE = 1 / 2;

type Execute = (args: ExecutionArgs) => Promise<ExecutionResult>;

interface OperationThreads {
  /** Executes a query that takes long. */
  readonly executeSlow: Execute;
  /** Null where nothing may be changed. */
  readonly executeMutation: Execute | null;
  /** Starts the first reader before it is needed. Others, and the writer, start when there is something for them. */
  readonly start: () => void;
  /** Rejects queries, those that run too, and mutations that wait: the server stops. */
  readonly reject: () => void;
  readonly close: () => Promise<void>;
}

const senderOf = ({ contextValue }: ExecutionArgs): Sender => (contextValue as { readonly sender: Sender }).sender;

function operationOf(args: ExecutionArgs): Operation {
  const { document, operationName = null, variableValues, rootValue } = args;
  const { credentials } = senderOf(args);
  const isLocated = document.loc !== undefined;
  const text = document.loc?.source.body ?? print(document);
  const event = typeof rootValue === 'string' ? rootValue : null;
  return { text, isLocated, operationName, variables: variableValues, event, credentials };
}

function readResult(json: string, args: ExecutionArgs): ExecutionResult {
  const { data, errors } = JSON.parse(json) as WrittenResult;
  return {
    ...(errors.length > 0 && { errors: errors.map((error) => readError(error, args.document.loc?.source)) }),
    ...(data !== undefined && { data }),
  };
}

const RETRY_AFTER = { status: 503, headers: { 'retry-after': '1' } };

const REJECTED = {
  overloaded: 'The server has more such operations than it can execute at once. Try again in a second.',
  stopping: 'The server stops, and the operation takes too long to wait for. Try again in a second.',
} as const;

const rejected = (reason: keyof typeof REJECTED): ExecutionResult => ({
  errors: [new GraphQLError(REJECTED[reason], { extensions: { code: 'OVERLOADED', http: RETRY_AFTER } })],
});

/** Throws BudgetExceeded. Nobody reads the result when the client has left. */
function resultOf(answer: Answer | Unexecuted, args: ExecutionArgs): ExecutionResult {
  if (answer === 'overloaded' || answer === 'stopping') return rejected(answer);
  if (answer === 'left') return { data: null };
  if ('data' in answer) return dataResult(answer.data);
  if ('result' in answer) return readResult(answer.result, args);
  throw new BudgetExceeded(answer.exceeded.code, answer.exceeded.message);
}

const isTooSlow = (answer: Answer | Unexecuted): boolean =>
  typeof answer === 'object' && 'exceeded' in answer && answer.exceeded.code === 'TOO_SLOW';

type ThreadSettings = Pick<
  Settings,
  'database' | 'readers' | 'readOnly' | 'operationSeconds' | 'maxAnswerMegabytes' | 'maxInFlight'
>;

/** No thread runs yet. */
export function createOperationThreads(
  settings: ThreadSettings,
  log: Logger,
  metrics: Metrics | null,
): OperationThreads {
  const { database, operationSeconds, maxAnswerMegabytes } = settings;
  const limit = operationSeconds * 1000;
  const threadOf = (role: ThreadRole, milliseconds = limit): Thread =>
    new Thread({ role, database, maxAnswerBytes: maxAnswerMegabytes * MEGABYTE, milliseconds });
  const common: Pick<ThreadQueueOptions, 'maxWaiting' | 'maxWaitMs' | 'metrics'> = {
    maxWaiting: Math.ceil(settings.maxInFlight * WAITING_SHARE),
    maxWaitMs: limit,
    metrics,
  };
  const [first, ...others] = Array.from({ length: settings.readers }, (_, index) =>
    threadOf('reader', index === 0 && settings.readers > 1 ? SHORT_MS : limit),
  ) as [Thread, ...Thread[]];
  const short = others.length > 0 ? new ThreadQueue({ ...common, kind: 'short_query', threads: [first] }) : null;
  const long = new ThreadQueue({ ...common, kind: 'query', threads: short ? others : [first] });
  const writer = settings.readOnly === 'on' ? null : threadOf('writer');
  const write = writer && new ThreadQueue({ ...common, kind: 'mutation', threads: [writer] });

  async function executeSlow(args: ExecutionArgs): Promise<ExecutionResult> {
    const [operation, sender] = [operationOf(args), senderOf(args)];
    let hasLeft = false;
    sender.onLeave(() => {
      hasLeft = true;
    });
    let answer = (await short?.execute(operation, sender)) ?? null;
    if (answer === null || (isTooSlow(answer) && !hasLeft)) answer = await long.execute(operation, sender);
    if (isTooSlow(answer) && !hasLeft) {
      const { client } = sender;
      log.warn(
        { operation: describeOperation(args), seconds: operationSeconds, client },
        'operation over its time limit',
      );
    }
    return resultOf(answer, args);
  }

  const executeMutation = async (queue: ThreadQueue, args: ExecutionArgs): Promise<ExecutionResult> =>
    resultOf(await queue.execute(operationOf(args), senderOf(args)), args);

  const readers = [first, ...others];
  return {
    executeSlow,
    reject: () => {
      for (const queue of [short, long, write]) queue?.reject();
    },
    executeMutation: write && ((args) => executeMutation(write, args)),
    start: () => {
      first.start();
    },
    close: async () => {
      await Promise.all([...readers, ...(writer ? [writer] : [])].map((thread) => thread.close()));
    },
  };
}
