/** Global ids: the name of a type and a natural key. */
import type { Span } from '../../../src/model.ts';
import { badInput } from './errors.ts';
import type {
  Article,
  Base,
  Change,
  Duplicate,
  Entity,
  Mention,
  Passage,
  Role,
  Run,
  Sentence,
  Statement,
} from './model.ts';

export type Node = Article | Entity | Mention | Passage | Sentence | Role | Statement | Duplicate | Change | Run;
type NodeName = Node['__typename'];

const LOOKS: Readonly<Record<NodeName, string>> = {
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
};

const isNodeName = (name: string): name is NodeName => Object.hasOwn(LOOKS, name);

/** The most characters of what is no id that a refusal repeats. */
const CITED = 100;

const refuse = (id: string, looks: string): never => {
  const characters = [...id];
  const cited = characters.length > CITED ? `${characters.slice(0, CITED).join('')}…` : id;
  throw badInput(`${JSON.stringify(cited)} is not an id. One looks like ${looks}.`);
};

/** The type and the natural key of an id. Throws for what is no id. */
function decodeId(id: string): { readonly type: NodeName; readonly key: string } {
  const at = id.indexOf(':');
  const type = id.slice(0, Math.max(at, 0));
  const key = id.slice(at + 1);
  return isNodeName(type) && key !== '' ? { type, key } : refuse(id, Object.values(LOOKS).join(' or '));
}

/** The natural key of an id of that type. Throws for any other. */
export function keyOf(type: NodeName, id: string): string {
  const decoded = decodeId(id);
  if (decoded.type === type) return decoded.key;
  throw badInput(`ID: ${id} is not of type: ${type}`);
}

/** Throws for an id of that type with a key that no thing of the type can have. */
function matchKey(type: NodeName, key: string, form: RegExp): RegExpExecArray {
  return form.exec(key) ?? refuse(`${type}:${key}`, LOOKS[type]);
}

const placeIn = (type: NodeName, key: string): Span & { readonly articleKey: string } => {
  const [, articleKey = '', start, end] = matchKey(type, key, /^(.+):(\d{1,15})-(\d{1,15})$/s);
  return { articleKey, start: Number(start), end: Number(end) };
};

const articleBy = ({ articles }: Base, key: string): Article | undefined => articles.find((one) => one.key === key);

const isSpan = (one: Span, other: Span): boolean => one.start === other.start && one.end === other.end;

/** The other way round. */
export const turned = ({ entity, other, name, otherName, ...likeness }: Duplicate): Duplicate => ({
  ...likeness,
  entity: other,
  other: entity,
  name: otherName,
  otherName: name,
});

/** The entity that a key leads to: its own or one it had before. */
export function entityBy({ entities }: Base, key: string): Entity | null {
  return entities.find((one) => one.key === key) ?? entities.find(({ formerKeys }) => formerKeys.includes(key)) ?? null;
}

export function mentionAt(base: Base, articleKey: string, span: Span): Mention | null {
  return articleBy(base, articleKey)?.mentions.find((mention) => isSpan(mention, span)) ?? null;
}

/** How each type of thing is found by its natural key; null when there is none. Throws for malformed keys. */
export const FIND: { readonly [Name in NodeName]: (base: Base, key: string) => Node | null } = {
  Article: (base, key) => articleBy(base, key) ?? null,
  Entity: entityBy,
  Mention: (base, key) => {
    const { articleKey, ...span } = placeIn('Mention', key);
    return mentionAt(base, articleKey, span);
  },
  Passage: (base, key) => {
    const [, articleKey = '', start] = matchKey('Passage', key, /^(.+):(\d{1,15})$/s);
    return articleBy(base, articleKey)?.passages.find((one) => one.start === Number(start)) ?? null;
  },
  Sentence: (base, key) => {
    const [, articleKey = '', start] = matchKey('Sentence', key, /^(.+):(\d{1,15})$/s);
    return articleBy(base, articleKey)?.sentences.find((one) => one.start === Number(start)) ?? null;
  },
  Role: (base, key) => {
    const { articleKey, ...span } = placeIn('Role', key);
    return articleBy(base, articleKey)?.roles.find((role) => isSpan(role, span)) ?? null;
  },
  Statement: (base, key) => {
    const { articleKey, ...span } = placeIn('Statement', key);
    return articleBy(base, articleKey)?.statements.find(({ cue }) => isSpan(cue, span)) ?? null;
  },
  Duplicate: (base, key) => {
    const [, own = '', other = ''] = matchKey('Duplicate', key, /^(\S+) (\S+)$/);
    const pair = [entityBy(base, own), entityBy(base, other)];
    const both = base.duplicates.flatMap((one) => [one, turned(one)]);
    return both.find((one) => one.entity === pair[0] && one.other === pair[1]) ?? null;
  },
  Change: (base, key) => {
    const [number] = matchKey('Change', key, /^[1-9]\d{0,14}$/);
    return base.changes.find((one) => one.number === Number(number)) ?? null;
  },
  Run: (base, key) => {
    const [number] = matchKey('Run', key, /^[1-9]\d{0,14}$/);
    return base.runs.find((one) => one.number === Number(number)) ?? null;
  },
};

/** The thing with a global id; null when there is none. */
export function nodeBy(base: Base, id: string): Node | null {
  const { type, key } = decodeId(id);
  return FIND[type](base, key);
}

/** The global id of a thing. */
export function idOf(node: Node): string {
  return `${node.__typename}:${keyIn(node)}`;
}

const keyIn = (node: Node): string => {
  switch (node.__typename) {
    case 'Article':
    case 'Entity':
      return node.key;
    case 'Mention':
    case 'Role':
      return `${node.article.key}:${node.start}-${node.end}`;
    case 'Passage':
    case 'Sentence':
      return `${node.article.key}:${node.start}`;
    case 'Statement':
      return `${node.article.key}:${node.cue.start}-${node.cue.end}`;
    case 'Duplicate':
      return `${node.entity.key} ${node.other.key}`;
    case 'Change':
    case 'Run':
      return String(node.number);
  }
};
