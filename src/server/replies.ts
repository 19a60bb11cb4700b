/** Chooses by method and path what answers an admitted request for something else than GraphQL: posted articles, a feed or an export. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createExportAnswer, exportFormatOf } from './exports.ts';
import { type AskGraphql, createFeedAnswer, FEED_PATH } from './feed.ts';
import type { Handler } from './metrics.ts';
import type { ServerOptions } from './options.ts';
import { ARTICLES_PATH, createPostedAnswer } from './posted-articles.ts';

/** Answers an admitted request of a client. */
export type Reply = (request: IncomingMessage, response: ServerResponse, client: string) => Promise<Handler>;

/** Null for what is not answered here. */
export type ReplyAt = (method: string | undefined, path: string) => Reply | null;

export function createReplies(options: ServerOptions, ask: AskGraphql): ReplyAt {
  const { openExport, addPosted, authentication } = options;
  const posted = addPosted && createPostedAnswer({ ...addPosted, authenticate: authentication.authenticate });
  const exported = openExport && createExportAnswer({ ...options, openExport });
  const answerFeed = createFeedAnswer(ask);
  const feed: Reply = async (request, response) => {
    await answerFeed(request, response);
    return 'yoga';
  };
  return (method, path) => {
    if (method === 'POST' && path === ARTICLES_PATH) return posted ?? null;
    if (method !== 'GET') return null;
    if (path === FEED_PATH) return feed;
    const format = exportFormatOf(path);
    if (!exported || format === null) return null;
    return (request, response, client) => exported(request, response, { client, format });
  };
}
