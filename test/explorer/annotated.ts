/** Writes articles of which the names are known exactly: a text with names in brackets, and its stand-off annotations. */

/** "[Ada Lovelace] met [Paris|Place]." Without a type a name is that of a person. */
const NAME = /\[([^\]|]+)(?:\|([^\]]+))?\]/gu;

/** The files of an article, by their paths. */
export function annotated(path: string, marked: string, header = ''): Readonly<Record<string, string>> {
  const lines: string[] = [];
  let text = header;
  let last = 0;
  for (const { 0: whole, 1: name = '', 2: type = 'Person', index } of marked.matchAll(NAME)) {
    text += marked.slice(last, index);
    const start = Array.from(text).length;
    lines.push(`T${lines.length + 1}\t${type} ${start} ${start + Array.from(name).length}\t${name}`);
    text += name;
    last = index + whole.length;
  }
  return { [`${path}.md`]: text + marked.slice(last), [`${path}.ann`]: `${lines.join('\n')}\n` };
}

/** What stands before the text of a Markdown file. */
export const dated = (date: string, source: string): string =>
  `---\ntitle: Of ${date}\ndate: ${date}\nsource: ${source}\n---\n\n`;
