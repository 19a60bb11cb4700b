/** Builds article records from text with mentions as links; everything else has defaults. */
import { createHash } from 'node:crypto';
import type {
  ArticleKey,
  ArticleRecord,
  Asserter,
  EntityKey,
  EntityRecord,
  Form,
  Kind,
  MentionRecord,
  Passage,
  Sentence,
  Status,
} from '../../src/model.ts';

export const TESTER: Asserter = { type: 'EXTRACTOR', name: 'tester', version: '1' };

const LINK = /\[([^\]]+)\]\(([^)]*)\)/g;
const KIND_OF: Readonly<Record<string, Kind>> = { person: 'PERSON', organization: 'ORGANIZATION', place: 'PLACE' };

export function entityOf(key: string, facts: Partial<EntityRecord> = {}): EntityRecord {
  const kind = KIND_OF[key.split('/')[0] as string] ?? 'OTHER';
  const name = facts.name ?? key.slice(key.indexOf('/') + 1);
  return { key: key as EntityKey, kind, name, aliases: [], identifiers: [], formerKeys: [], ...facts };
}

/** The text without links, and the mentions the links are: `[surface](entity-key FORM STATUS)`, the last two optional, `key&key` when ambiguous. */
const readLinks = (source: string): { text: string; mentions: MentionRecord[] } => {
  const mentions: MentionRecord[] = [];
  let text = '';
  let from = 0;
  for (const match of source.matchAll(LINK)) {
    const [link, surface = '', target = ''] = match;
    const [key, form = 'FULL_NAME', status = 'ACCEPTED'] = target.split(' ');
    text += source.slice(from, match.index);
    from = match.index + link.length;
    mentions.push({
      start: text.length,
      end: text.length + surface.length,
      kind: KIND_OF[(key ?? '').split('/')[0] as string] ?? 'OTHER',
      form: form as Form,
      status: status as Status,
      entity: key && !key.includes('&') ? (key as EntityKey) : null,
      score: 0.5,
      linkScore: key && !key.includes('&') ? 0.25 : null,
      candidates: key?.includes('&')
        ? key.split('&').map((entity) => ({ entity: entity as EntityKey, score: 0.5 }))
        : [],
      assertedBy: TESTER,
    });
    text += surface;
  }
  return { text: text + source.slice(from), mentions };
};

const cut = (text: string, at: RegExp): { start: number; end: number }[] => {
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(at)) {
    spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  return [...spans, { start, end: text.length }];
};

const roleOf = (passage: string): Passage['role'] => {
  if (passage.startsWith('By ')) return 'BYLINE';
  if (passage.startsWith('Photo: ')) return 'CAPTION';
  return passage.startsWith('Credit: ') ? 'CREDIT' : 'PARAGRAPH';
};

/**
 * An article from a text whose first line is its headline; empty lines part passages, which are bylines, captions and credits if they begin with "By", "Photo:" or "Credit:", `. ` parts sentences. Entities are
 * those linked to, with nothing but a name, unless `facts.entities` says more of them.
 */
export function articleOf(key: string, source: string, facts: Partial<ArticleRecord> = {}): ArticleRecord {
  const { text, mentions } = readLinks(source);
  const passages: Passage[] = cut(text, /\n\n/g).map((span, index) => ({
    ...span,
    role: index === 0 ? 'HEADLINE' : roleOf(text.slice(span.start, span.end)),
  }));
  const sentences: Sentence[] = passages.flatMap((passage) =>
    cut(text.slice(passage.start, passage.end), /(?<=\.) /g).map(({ start, end }) => ({
      start: passage.start + start,
      end: passage.start + end,
      passage: passage.start,
    })),
  );
  const told = new Map((facts.entities ?? []).map((entity) => [entity.key, entity]));
  const named = new Set(
    mentions.flatMap(({ entity, candidates }) => [...(entity ? [entity] : []), ...candidates.map((one) => one.entity)]),
  );
  return {
    key: key as ArticleKey,
    file: `${key}.txt`,
    line: null,
    digest: createHash('sha256')
      .update(JSON.stringify([source, facts]))
      .digest('hex'),
    text,
    title: text.slice(0, passages[0]?.end),
    byline: null,
    publication: null,
    source: null,
    url: null,
    language: null,
    section: null,
    wordCount: text.split(/\s+/).length,
    passages,
    sentences,
    mentions,
    roles: [],
    statements: [],
    ...facts,
    entities: [...named].map((entity) => told.get(entity) ?? entityOf(entity)),
  };
}
