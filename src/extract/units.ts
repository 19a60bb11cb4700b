/** Sentences as the words and mentions that stand in them: what patterns of roles and statements are read from. */
import type { MentionRecord, Span } from '../model.ts';
import { fold } from '../text/fold.ts';
import type { Article } from './extractor.ts';

/** A token, or all the tokens of a mention together. */
export interface Unit extends Span {
  readonly surface: string;
  readonly folded: string;
  /** The mention that it is; null for a word between mentions. */
  readonly mention: MentionRecord | null;
}

export interface UnitSentence {
  /** Where the sentence begins in the text. */
  readonly start: number;
  readonly units: readonly Unit[];
}

/** The sentences of an article. A mention inside another one, or one that was rejected, is no unit of its own. */
export function readUnits(article: Article, mentions: readonly MentionRecord[]): UnitSentence[] {
  const outer = outermost(mentions.filter(({ status }) => status !== 'REJECTED'));
  let next = 0;
  return article.sentences.map((sentence, i) => {
    const inside: MentionRecord[] = [];
    for (; next < outer.length && (outer[next]?.start ?? 0) < sentence.end; next++) {
      const mention = outer[next];
      if (mention && mention.start >= sentence.start) inside.push(mention);
    }
    return { start: sentence.start, units: merge(article.text, article.tokens[i] ?? [], inside) };
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

function merge(text: string, tokens: readonly Span[], mentions: readonly MentionRecord[]): Unit[] {
  const isFree = (token: Span) => !mentions.some(({ start, end }) => start < token.end && token.start < end);
  const unit = ({ start, end }: Span, mention: MentionRecord | null): Unit => {
    const surface = text.slice(start, end);
    return { start, end, surface, folded: fold(surface), mention };
  };
  const words = tokens.filter(isFree).map((token) => unit(token, null));
  return [...words, ...mentions.map((mention) => unit(mention, mention))].sort((a, b) => a.start - b.start);
}
