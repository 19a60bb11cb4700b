/** Dates of any precision as the stretch of time that they name. */

/** Half-open; both ends compare as text with stored times. */
interface Period {
  readonly start: string;
  readonly end: string;
}

const LAST_YEAR = 9999;
/** Comes after every time. */
const NEVER = '~';

const write = (milliseconds: number): string => {
  const date = new Date(milliseconds);
  return date.getUTCFullYear() > LAST_YEAR ? NEVER : `${date.toISOString().slice(0, 19)}Z`;
};

/** The first moment of the year, month or day that follows. */
const next = (date: string): number => {
  const [year = 0, month, day] = date.split('-').map(Number);
  const following = new Date(0);
  if (month === undefined) following.setUTCFullYear(year + 1, 0, 1);
  else if (day === undefined) following.setUTCFullYear(year, month, 1);
  else following.setUTCFullYear(year, month - 1, day + 1);
  return following.getTime();
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** `text` as the scalar PartialDateTime gives it: a year, month or day, or a UTC time to the minute or second. */
export function periodOf(text: string): Period {
  if (text.includes('T')) {
    const start = Date.parse(text);
    const isToSecond = text.split(':').length === 3;
    return { start: write(start), end: write(start + (isToSecond ? SECOND : MINUTE)) };
  }
  const first = `${text}${'-01-01'.slice(text.length === 4 ? 0 : text.length - 4)}`;
  return { start: `${first.slice(0, 10)}T00:00:00Z`, end: write(next(text)) };
}
