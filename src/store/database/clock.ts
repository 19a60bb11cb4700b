/** Formats times as they are stored. */

/** ISO 8601 UTC, to the second, of milliseconds since 1970; now by default. */
export function timeOf(milliseconds = Date.now()): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
