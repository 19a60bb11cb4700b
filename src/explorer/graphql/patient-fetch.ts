/** Sends a request again while the server is overloaded, after as long as it says, for a short while. */

/** The longest wait before another try, in seconds: longer ones are left to people. */
const LONGEST_WAIT = 5;

/**
 * Seconds before another try: what the server says (`Retry-After`), or more after some tries: 1, 1, 2 and 4 for a server that says 1. Null when it
 * is not overloaded, or wants to be left alone for longer.
 */
function waitOf({ status, headers }: Response, tries: number): number | null {
  if (status !== 503 && status !== 429) return null;
  const seconds = Math.max(2 ** (tries - 2), Number(headers.get('retry-after') ?? 0));
  return seconds <= LONGEST_WAIT ? seconds : null;
}

/** Resolves to the last answer. A mutation is not done when it is answered with 503 or 429, so that it can be sent again too. */
export async function patientFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(input, init);
    const seconds = waitOf(response, tries);
    if (seconds === null) return response;
    // The connection is free for others once the answer is read.
    await response.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    init?.signal?.throwIfAborted();
  }
}
