/** Global ids: a type and a natural key, so that they hold whatever is loaded, in whatever order. */
import { DatelineError, shortened } from '../src/problem.ts';

/** The key of an article and a span in its text: names a mention or a role. */
interface SpanRef {
  readonly articleKey: string;
  readonly start: number;
  readonly end: number;
}

/** The key of an article and the span of a cue: names a statement. */
interface StatementRef {
  readonly articleKey: string;
  readonly cue: { readonly start: number; readonly end: number };
}

/** The key of an article and an offset: names a passage or a sentence. */
interface OffsetRef {
  readonly articleKey: string;
  readonly start: number;
}

/** The keys of two entities, in the order in which the pair has them. */
interface PairRef {
  readonly key: string;
  readonly otherKey: string;
}

/** What an id of each type looks like. */
const LOOKS = {
  Article: 'Article:<key>',
  Entity: 'Entity:<key>',
  Mention: 'Mention:<article key>:<start>-<end>',
  Passage: 'Passage:<article key>:<start>',
  Sentence: 'Sentence:<article key>:<start>',
  Role: 'Role:<article key>:<start>-<end>',
  Statement: 'Statement:<article key>:<start>-<end>',
  Duplicate: 'Duplicate:<entity key> <entity key>',
  Change: 'Change:<number>',
  Run: 'Run:<number>',
} as const;
type NodeName = keyof typeof LOOKS;

/** The most of what is no id that a refusal repeats, in characters. */
const CITED = 100;

const refuse = (globalId: string, looks: string): never => {
  const cited = JSON.stringify(shortened(globalId, CITED));
  throw new DatelineError('BAD_USER_INPUT', `${cited} is not an id. One looks like ${looks}.`);
};

export const encodeGlobalId = (typename: string, id: string | number | bigint): string => `${typename}:${id}`;

/** The type and the natural key of an id. Throws BAD_USER_INPUT for what no type's id looks like. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const [typename = ''] = globalId.split(':', 1);
  const id = globalId.slice(typename.length + 1);
  if (!Object.hasOwn(LOOKS, typename) || id === '') refuse(globalId, Object.values(LOOKS).join(' or '));
  return { typename, id };
}

/** The natural key in an id that has to be of that type. Throws BAD_USER_INPUT for what is none. */
export function keyIn(type: NodeName, globalId: string): string {
  const { typename, id } = decodeGlobalId(globalId);
  return typename === type ? id : refuse(globalId, LOOKS[type]);
}

// Offsets beyond 15 digits would be rounded, and name another place.
const parse = (typename: NodeName, id: string, form: RegExp): RegExpExecArray =>
  form.exec(id) ?? refuse(encodeGlobalId(typename, id), LOOKS[typename]);

const spanRef = (typename: NodeName, id: string): SpanRef => {
  const [, articleKey = '', start, end] = parse(typename, id, /^(.+):(\d{1,15})-(\d{1,15})$/s);
  return { articleKey, start: Number(start), end: Number(end) };
};

/** The place a mention's id names. Throws BAD_USER_INPUT. */
export function mentionRef(id: string): SpanRef {
  return spanRef('Mention', id);
}

/** The place of its words that a role's id names. Throws BAD_USER_INPUT. */
export function roleRef(id: string): SpanRef {
  return spanRef('Role', id);
}

/** The place of its cue that a statement's id names. Throws BAD_USER_INPUT. */
export function statementRef(id: string): StatementRef {
  const { articleKey, ...cue } = spanRef('Statement', id);
  return { articleKey, cue };
}

const offsetRef = (typename: NodeName, id: string): OffsetRef => {
  const [, articleKey = '', start] = parse(typename, id, /^(.+):(\d{1,15})$/s);
  return { articleKey, start: Number(start) };
};

/** The place a passage's id names. Throws BAD_USER_INPUT. */
export function passageRef(id: string): OffsetRef {
  return offsetRef('Passage', id);
}

/** The place a sentence's id names. Throws BAD_USER_INPUT. */
export function sentenceRef(id: string): OffsetRef {
  return offsetRef('Sentence', id);
}

/** The two entities that the id of a pair names: keys of entities have no space in them. Throws BAD_USER_INPUT. */
export function pairRef(id: string): PairRef {
  const [, key = '', otherKey = ''] = parse('Duplicate', id, /^(\S+) (\S+)$/);
  return { key, otherKey };
}

const numberIn = (typename: NodeName, id: string): number => {
  const [number = ''] = parse(typename, id, /^[1-9]\d{0,14}$/);
  return Number(number);
};

/** The number that a change's id names. Throws BAD_USER_INPUT. */
export function changeNumber(id: string): number {
  return numberIn('Change', id);
}

/** The number that a run's id names. Throws BAD_USER_INPUT. */
export function runNumber(id: string): number {
  return numberIn('Run', id);
}
