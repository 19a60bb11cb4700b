/** Saves a file that the page made. */
const MOST_LETTERS = 60;

/** A name for a file from the names of entities: letters and digits of any script, the rest as hyphens. */
export function fileName(names: readonly string[], extension: string): string {
  const words = names
    .join(' ')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const short = Array.from(words)
    .slice(0, MOST_LETTERS)
    .join('')
    .replace(/^-+|-+$/g, '');
  return `graph${short === '' ? '' : `-${short}`}.${extension}`;
}

export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  [link.href, link.download] = [url, name];
  link.click();
  // Not at once: the browser has yet to read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
