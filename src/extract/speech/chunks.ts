/** Splits sentences into chunks: words and mentions, which the patterns of roles and statements match. */
import { type MentionRecord, PERIPHERAL_ROLES, type Span } from '../../model.ts';
import { fold } from '../../text/fold.ts';
import type { Article } from '../article.ts';

/** A word, or all the tokens of a mention together. */
export interface Chunk extends Span {
  readonly surface: string;
  readonly folded: string;
  /** Null for a word outside of mentions. */
  readonly mention: MentionRecord | null;
}

export interface ChunkedSentence {
  /** Where the sentence begins in the text. */
  readonly start: number;
  /** Where its passage begins. */
  readonly passage: number;
  readonly chunks: readonly Chunk[];
}

/** The sentences of an article but those of bylines, captions and credits. Rejected mentions, and mentions inside other mentions, are not chunks. */
export function chunkSentences(article: Article, mentions: readonly MentionRecord[]): ChunkedSentence[] {
  const outer = outermost(mentions.filter(({ status }) => status !== 'REJECTED'));
  const peripheral = new Set(
    article.passages.filter(({ role }) => PERIPHERAL_ROLES.has(role)).map(({ start }) => start),
  );
  let next = 0;
  return article.sentences.flatMap((sentence, i) => {
    const inside: MentionRecord[] = [];
    for (; next < outer.length && (outer[next]?.start ?? 0) < sentence.end; next++) {
      const mention = outer[next];
      if (mention && mention.start >= sentence.start) inside.push(mention);
    }
    if (peripheral.has(sentence.passage)) return [];
    return {
      start: sentence.start,
      passage: sentence.passage,
      chunks: toChunks(article.text, article.tokens[i] ?? [], inside),
    };
  });
}

function outermost(mentions: readonly MentionRecord[]): MentionRecord[] {
  const ordered = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return ordered.filter((mention) => {
    const isOutside = mention.start >= end;
    end = Math.max(end, mention.end);
    return isOutside;
  });
}

/** The chunks of a sentence with these tokens and mentions, both ordered and disjoint. */
function toChunks(text: string, tokens: readonly Span[], mentions: readonly MentionRecord[]): Chunk[] {
  const chunks: Chunk[] = [];
  const add = ({ start, end }: Span, mention: MentionRecord | null): void => {
    const surface = text.slice(start, end);
    chunks.push({ start, end, surface, folded: fold(surface), mention });
  };
  let [next, namedUntil] = [0, 0];
  const addMentionsBefore = (end: number): void => {
    for (let mention = mentions[next]; mention && mention.start < end; mention = mentions[++next]) {
      add(mention, mention);
      namedUntil = mention.end;
    }
  };
  for (const token of tokens) {
    addMentionsBefore(token.end);
    if (token.start >= namedUntil) add(token, null);
  }
  addMentionsBefore(Infinity);
  return chunks;
}
