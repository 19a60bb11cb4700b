/** Names what a correction touches, so that those that touch the same are found. */
import type { Span } from '../model.ts';
import type { AnchoredMention, Correction, MentionCorrection, WholeCorrection } from './correction.ts';

/** A thing that a correction touches, and what about it. */
export interface Subject {
  readonly of: 'ENTITY' | 'ARTICLE' | 'MENTION';
  /** Of a mention the key of its article and its span, `key:start-end`. */
  readonly key: string;
  /** `*` is all about it, `link` that something is tied to it, `mention` that something in it is. */
  readonly aspect: string;
}

/** The key of a mention among subjects. */
export function mentionKey(article: string, { start, end }: Span): string {
  return `${article}:${start}-${end}`;
}

const MENTION_KEY = /^(.*):(\d+)-(\d+)$/s;

/** The article and the span of such a key. */
export function placeOf(key: string): Span & { readonly articleKey: string } {
  const [, articleKey = '', start, end] = MENTION_KEY.exec(key) ?? [];
  return { articleKey, start: Number(start), end: Number(end) };
}

const PASSING: ReadonlySet<string> = new Set(['link', 'mention']);

/** Whether what one correction does to a thing bears on what another does to it. */
export function collide(one: Subject, other: Subject): boolean {
  if (one.of !== other.of || one.key !== other.key) return false;
  if (one.aspect === '*' || other.aspect === '*') return true;
  const aspects = new Set([one.aspect, other.aspect]);
  return aspects.size === 1 ? !PASSING.has(one.aspect) : aspects.has('text') && aspects.has('mention');
}

const entity = (key: string, aspect: string): Subject => ({ of: 'ENTITY', key, aspect });
const article = (key: string, aspect: string): Subject => ({ of: 'ARTICLE', key, aspect });
const mention = (key: string, span: Span): Subject => ({ of: 'MENTION', key: mentionKey(key, span), aspect: '*' });
const link = (key: string | null): Subject[] => (key === null ? [] : [entity(key, 'link')]);

const ofAnchored = ({ article: key, anchor, was }: AnchoredMention): Subject[] => [
  article(key, 'mention'),
  mention(key, anchor),
  ...link(was),
];

const ofMention = (correction: MentionCorrection): Subject[] => {
  if (correction.type === 'ADD_MENTION') {
    return ofAnchored({ ...correction, was: correction.entity?.key ?? null });
  }
  const own = ofAnchored(correction);
  if (correction.type === 'RELINK_MENTION') return [...own, ...link(correction.entity.key)];
  return correction.type === 'MOVE_MENTION' ? [...own, mention(correction.article, correction.to)] : own;
};

const ofWhole = (correction: WholeCorrection): Subject[] => {
  if (correction.type === 'REMOVE_ARTICLE') return [article(correction.article, '*')];
  if (correction.type === 'REPLACE_ARTICLE_TEXT') return [article(correction.article, 'text')];
  return Object.keys(correction.edit).map((field) => article(correction.article, field));
};

const all = (correction: Correction): Subject[] => {
  switch (correction.type) {
    case 'EDIT_ARTICLE':
    case 'REPLACE_ARTICLE_TEXT':
    case 'REMOVE_ARTICLE':
      return ofWhole(correction);
    case 'CREATE_ENTITY':
      return [entity(correction.entity.key, '*')];
    case 'RENAME_ENTITY':
      return [entity(correction.entity.key, 'name')];
    case 'CHANGE_ENTITY_KIND':
      return [entity(correction.entity.key, 'kind')];
    case 'ADD_ALIAS':
    case 'REMOVE_ALIAS':
      return [entity(correction.entity.key, `alias ${correction.name}`)];
    case 'SET_IDENTIFIER':
      return [entity(correction.entity.key, `identifier ${correction.scheme}`)];
    case 'KEEP_APART':
      return [
        entity(correction.entity.key, `apart ${correction.other.key}`),
        entity(correction.other.key, `apart ${correction.entity.key}`),
      ];
    case 'MERGE_ENTITIES':
      return [
        ...[correction.survivor, ...correction.merged].map(({ key }) => entity(key, 'group')),
        ...(correction.kind === null ? [] : [entity(correction.survivor.key, 'kind')]),
      ];
    case 'SPLIT_ENTITY':
      return [
        entity(correction.into.key, '*'),
        ...correction.origins.map((key) => entity(key, 'group')),
        ...correction.aliases.map((name) => entity(correction.entity, `alias ${name}`)),
        ...correction.mentions.flatMap(ofAnchored),
        ...correction.articles.map((key) => article(key, 'mention')),
      ];
    default:
      return ofMention(correction);
  }
};

/** All that a correction touches, each once. */
export function subjectsOf(correction: Correction): Subject[] {
  return [...new Map(all(correction).map((one) => [JSON.stringify([one.of, one.key, one.aspect]), one])).values()];
}
