/** Sends a request again while the server is overloaded, after as long as it says, for a short while. */

/** How often in all. */
const MOST_TRIES = 4;
/** The longest wait before another try, in seconds: longer ones are left to people. */
const LONGEST_WAIT = 5;

/** Seconds that the server asks to wait; null when it is not overloaded, or for too long. */
function waitOf({ status, headers }: Response): number | null {
  if (status !== 503) return null;
  const seconds = Number(headers.get('retry-after') ?? 1);
  return seconds >= 0 && seconds <= LONGEST_WAIT ? seconds : null;
}

/** Resolves to the last answer. A mutation is not done when it is answered with 503, so that it can be sent again too. */
export async function patientFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(input, init);
    const seconds = tries < MOST_TRIES ? waitOf(response) : null;
    if (seconds === null) return response;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    init?.signal?.throwIfAborted();
  }
}
