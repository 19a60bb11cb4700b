/** Subjects of a correction: the articles, entities and mentions that it touches, to find other corrections of the same. */
import type { ArticleKey, EntityKey, Span } from '../model.ts';
import type { AnchoredMention } from './shapes.ts';

type SubjectKey =
  | { readonly of: 'ENTITY'; readonly key: EntityKey }
  | { readonly of: 'ARTICLE'; readonly key: ArticleKey }
  /** The key of the article and the span, `key:start-end`. */
  | { readonly of: 'MENTION'; readonly key: string };

/** An entity, article or mention that a correction touches, and which aspect of it. */
export type Subject = SubjectKey & {
  /** `*`: everything; `link`: a mention is linked to the entity; `mention`: a mention in the article; otherwise a field. */
  readonly aspect: string;
};

const MENTION_KEY = /^(.*):(\d+)-(\d+)$/s;

/** The article and the span of the key of a MENTION subject. */
export function parseMentionKey(key: string): Span & { readonly articleKey: string } {
  const [, articleKey = '', start, end] = MENTION_KEY.exec(key) ?? [];
  return { articleKey, start: Number(start), end: Number(end) };
}

/** Aspects that several corrections may touch without colliding: links to one entity, mentions in one article. */
const SHARED: ReadonlySet<string> = new Set(['link', 'mention']);

/** Whether a correction of one subject can change the effect of a correction of the other. */
export function collide(one: Subject, other: Subject): boolean {
  if (one.of !== other.of || one.key !== other.key) return false;
  if (one.aspect === '*' || other.aspect === '*') return true;
  const aspects = new Set([one.aspect, other.aspect]);
  return aspects.size === 1 ? !SHARED.has(one.aspect) : aspects.has('text') && aspects.has('mention');
}

export function entitySubject(key: EntityKey, aspect: string): Subject {
  return { of: 'ENTITY', key, aspect };
}

export function articleSubject(key: ArticleKey, aspect: string): Subject {
  return { of: 'ARTICLE', key, aspect };
}

export function mentionSubject(article: ArticleKey, { start, end }: Span): Subject {
  return { of: 'MENTION', key: `${article}:${start}-${end}`, aspect: '*' };
}

/** The entity that a mention is linked to; none when it is unresolved. */
export function linkSubjects(entity: EntityKey | null): Subject[] {
  return entity === null ? [] : [entitySubject(entity, 'link')];
}

/** A mention with its article and the entity that it named. */
export function anchoredSubjects({ article, anchor, was }: AnchoredMention): Subject[] {
  return [articleSubject(article, 'mention'), mentionSubject(article, anchor), ...linkSubjects(was)];
}
