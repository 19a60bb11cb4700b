/** Makes sure, before anything is measured, that all give the same answers. */
import { isDeepStrictEqual } from 'node:util';
import { post } from './load/post.ts';
import type { Target } from './targets/target.ts';

/** Answers to each body; throws when one is refused. */
async function ask({ name, url }: Target, bodies: readonly string[]): Promise<string[]> {
  const answers: string[] = [];
  for (const body of bodies) {
    const { status, text } = await post(url, body);
    if (status !== 200 || text.startsWith('{"errors"')) throw new Error(`${name} refuses ${body}: ${text}`);
    answers.push(text);
  }
  return answers;
}

const excerpt = (text: string, at: number): string => text.slice(Math.max(at - 60, 0), at + 60);

const differAt = (one: string, other: string): number => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
};

const explain = (one: string, other: string): string => {
  const at = differAt(one, other);
  return `from character ${at}: …${excerpt(one, at)}… and …${excerpt(other, at)}…`;
};

export interface Asked {
  readonly target: Target;
  readonly bodies: readonly string[];
}

/** Throws unless both send the same bytes for every body. */
export async function checkBytes(one: Asked, other: Asked): Promise<void> {
  const [answers, others] = [await ask(one.target, one.bodies), await ask(other.target, other.bodies)];
  const index = answers.findIndex((answer, place) => answer !== others[place]);
  if (index === -1) return;
  const where = `${one.target.name} and ${other.target.name} answer ${one.bodies[index]} differently`;
  throw new Error(`${where} ${explain(answers[index] as string, others[index] as string)}`);
}

/** Throws unless both give the same data for every question. */
export async function checkData(one: Asked, other: Asked): Promise<void> {
  const [answers, others] = [await ask(one.target, one.bodies), await ask(other.target, other.bodies)];
  for (const [index, answer] of answers.entries()) {
    const given = [one.target.read(JSON.parse(answer)), other.target.read(JSON.parse(others[index] as string))];
    if (isDeepStrictEqual(given[0], given[1])) continue;
    const [first = '', second = ''] = given.map((data) => JSON.stringify(data));
    throw new Error(
      `${one.target.name} and ${other.target.name} differ on ${other.bodies[index]} ${explain(first, second)}`,
    );
  }
}
