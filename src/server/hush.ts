/** Has connections that were turned away wait before they are heard again, whatever they send. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Less than the second after which they are told to come back; long enough to leave most of the time to those who are answered. */
const HUSH_MS = 500;

/** To turn away costs little, but a client that asks again at once would have it done over and over. */
export function hush(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  const resume = (): void => {
    socket.resume();
  };
  // Until the request has ended and the answer has gone out Node reads on by itself.
  const pause = (): void => {
    if (!request.readableEnded || !response.writableFinished) return;
    socket.pause();
    setTimeout(resume, HUSH_MS).unref();
  };
  request.on('end', pause);
  response.on('finish', pause);
}
