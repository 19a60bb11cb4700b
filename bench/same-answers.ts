/** Checks before a measurement that all servers give the same answers. */
import { isDeepStrictEqual } from 'node:util';
import { post } from './load/post.ts';
import type { Target } from './targets/target.ts';

/** Posts each body; throws if a server returns errors. */
async function fetchAnswers({ name, url }: Target, bodies: readonly string[]): Promise<string[]> {
  const answers: string[] = [];
  for (const body of bodies) {
    const { status, text } = await post(url, body);
    if (status !== 200 || text.startsWith('{"errors"')) throw new Error(`${name} fails on ${body}: ${text}`);
    answers.push(text);
  }
  return answers;
}

const excerpt = (text: string, at: number): string => text.slice(Math.max(at - 60, 0), at + 60);

const firstDifference = (one: string, other: string): number => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
};

const describeDifference = (one: string, other: string): string => {
  const at = firstDifference(one, other);
  return `from character ${at}: …${excerpt(one, at)}… and …${excerpt(other, at)}…`;
};

interface ServerRequests {
  readonly target: Target;
  readonly bodies: readonly string[];
}

/** Throws unless both send the same bytes for every request. */
export async function expectSameBytes(one: ServerRequests, other: ServerRequests): Promise<void> {
  const [answers, others] = [
    await fetchAnswers(one.target, one.bodies),
    await fetchAnswers(other.target, other.bodies),
  ];
  const index = answers.findIndex((answer, position) => answer !== others[position]);
  if (index === -1) return;
  const where = `${one.target.name} and ${other.target.name} answer ${one.bodies[index]} differently`;
  throw new Error(`${where} ${describeDifference(answers[index] as string, others[index] as string)}`);
}

/** Throws unless both give the same data for every request. */
export async function expectSameData(one: ServerRequests, other: ServerRequests): Promise<void> {
  const [answers, others] = [
    await fetchAnswers(one.target, one.bodies),
    await fetchAnswers(other.target, other.bodies),
  ];
  for (const [index, answer] of answers.entries()) {
    const given = [one.target.readData(JSON.parse(answer)), other.target.readData(JSON.parse(others[index] as string))];
    if (isDeepStrictEqual(given[0], given[1])) continue;
    const [first = '', second = ''] = given.map((data) => JSON.stringify(data));
    throw new Error(
      `${one.target.name} and ${other.target.name} differ on ${other.bodies[index]} ${describeDifference(first, second)}`,
    );
  }
}
