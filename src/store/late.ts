/** Texts that a statement is given when it runs, so that one statement answers for all of them. */

/** Stands among the parameters of a statement for the text of that name. */
export class Late {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

const MARK = /^\uE002(\w+)\uE003$/;

/** What stands for the text of a name until then. No text of ours holds characters of the private use area. */
export function lateText(name: string): string {
  return `\uE002${name}\uE003`;
}

/** What to bind for such a text; null for any other. */
export function lateIn(text: string): Late | null {
  const name = MARK.exec(text)?.[1];
  return name === undefined ? null : new Late(name);
}
