/** Answers `POST /articles`: articles in JSON Lines, added by who has a token for it. */
import { createWriteStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DatelineError, type ErrorCode, type Problem } from '../problem.ts';
import type { Credentials } from '../store/database/callers.ts';
import { OVERLOADED, type Rejection, throttleConnection } from './admission.ts';
import type { Handler } from './metrics.ts';
import { sendErrors, sendJson, sendRejection } from './responses.ts';

export const ARTICLES_PATH = '/articles';

/** The most bytes of a body; it is written to a file, so that memory does not grow with it. */
export const MAX_POSTED_BYTES = 64 * 1024 * 1024;

const MEDIA_TYPE = /^application\/(?:x-ndjson|ndjson|jsonl|x-jsonlines)(?:;|$)/i;

/** What was added, and what was wrong with which line. */
export interface PostedReport {
  /** The number of the run. */
  readonly run: number | null;
  readonly articles: {
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
    readonly unchanged: number;
  };
  /** The first of them. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly errorCount: number;
}

export interface AddPosted {
  /** The name of whoever these are of, with the scope `ingest`; null when there is nobody. Throws when the server only reads. */
  readonly authorize: (credentials: Credentials) => string | null;
  /**
   * Has `write` write JSON Lines to a file, and adds the articles in it; what it rejects with is passed on. Rejects with a DatelineError when
   * nothing was added: OVERLOADED while others are added.
   */
  readonly add: (by: string, write: (file: string) => Promise<void>) => Promise<PostedReport>;
}

interface PostedOptions extends AddPosted {
  readonly authenticate: (authorization: string | null) => Promise<Credentials>;
}

const RETRY_SECONDS = 2;

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHORIZED: 401,
  BODY_TOO_LARGE: 413,
  DATABASE_BUSY: 503,
  DATABASE_UNWRITABLE: 503,
};

/** Answers with the code and the message, and ends the connection: the rest of the body may not have been read. */
function sendError(response: ServerResponse, error: unknown): void {
  if (!(error instanceof DatelineError)) throw error;
  const { code, publicMessage: message } = error;
  response.setHeader('connection', 'close');
  sendErrors(response, STATUS[code] ?? 400, [{ message, extensions: { code } }]);
}

const limited = (): Transform => {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > MAX_POSTED_BYTES ? tooLarge() : null, chunk);
    },
  });
};

const tooLarge = (): DatelineError =>
  new DatelineError(
    'BODY_TOO_LARGE',
    `The body is larger than ${MAX_POSTED_BYTES / 1024 / 1024} MiB. Send the articles in several requests.`,
  );

/** What the client may know of a problem: the file is the body. */
const ofBody = ({ line, code, severity, message }: Problem) => ({ line, code, severity, message });

type Added = Awaited<ReturnType<AddPosted['add']>>;

async function addFrom(request: IncomingMessage, { authorize, add, authenticate }: PostedOptions): Promise<Added> {
  const by = authorize(await authenticate(request.headers.authorization ?? null));
  if (by === null) throw new DatelineError('UNAUTHORIZED', UNAUTHORIZED);
  if (!MEDIA_TYPE.test(request.headers['content-type'] ?? '')) throw new DatelineError('BAD_USER_INPUT', NOT_LINES);
  return add(by, async (file) => {
    await pipeline(request, limited(), createWriteStream(file, { mode: 0o600 }));
    // Reading many articles takes longer than a connection may be idle.
    request.socket.setTimeout(0);
  });
}

function send(response: ServerResponse, { run, articles, problems, problemCount, errorCount }: Added): void {
  response.setHeader('connection', 'close');
  sendJson(response, 200, { run, articles, problemCount, errorCount, problems: problems.map(ofBody) });
}

const UNAUTHORIZED =
  'This takes a bearer token that is valid and has the scope ingest, in the header "authorization". Those who run the server make them with "dateline token create".';
const NOT_LINES = 'Post JSON Lines, an article on each, with the header "content-type: application/x-ndjson".';

const isBusy = (error: unknown): error is DatelineError =>
  error instanceof DatelineError && error.code === 'OVERLOADED';

/** Answers an admitted request. */
export const createPostedAnswer =
  (options: PostedOptions) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<Handler> => {
    try {
      send(response, await addFrom(request, options));
    } catch (error) {
      if (response.headersSent || response.destroyed) response.destroy();
      else if (isBusy(error)) return reject(request, response, { ...OVERLOADED, message: error.message });
      else sendError(response, error);
    }
    return 'ingest';
  };

function reject(request: IncomingMessage, response: ServerResponse, rejection: Rejection): Handler {
  throttleConnection(request, response);
  response.setHeader('connection', 'close');
  sendRejection(response, { ...rejection, retryAfter: RETRY_SECONDS });
  return 'rejected';
}
