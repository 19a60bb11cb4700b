/** Reads from sentences who content what, and to whom. Where a sentence leaves doubt it finds nothing. */
import type { MentionRecord, Span, StatementRecord } from '../../model.ts';
import type { Article } from '../article.ts';
import { type Attribution, readAttributions } from './attributions.ts';
import { type ChunkedSentence, chunkSentences } from './chunks.ts';

/** The statements of an article in the order of their cues. */
export function readStatements(article: Article, mentions: readonly MentionRecord[]): StatementRecord[] {
  const statements: StatementRecord[] = [];
  for (const sentence of chunkSentences(article, mentions)) {
    const own = readAttributions(sentence.chunks).map((attribution) => toStatement(sentence, attribution));
    const before = statements.length;
    for (const statement of own) {
      const parent = parentOf(statement, own);
      statements.push(parent === null ? statement : { ...statement, parent: before + parent });
    }
  }
  return statements;
}

/** The narrowest of these whose content holds the cue of another. */
function parentOf({ cue }: StatementRecord, statements: readonly StatementRecord[]): number | null {
  const holds = ({ content }: StatementRecord) => content.start <= cue.start && cue.end <= content.end;
  const around = statements.flatMap((other, i) => (holds(other) ? [{ other, i }] : []));
  const length = ({ other }: { other: StatementRecord }) => other.content.end - other.content.start;
  return around.sort((a, b) => length(a) - length(b))[0]?.i ?? null;
}

function toStatement({ chunks, start }: ChunkedSentence, attribution: Attribution): StatementRecord {
  const span = (from: number, to: number): Span => ({
    start: chunks[from]?.start ?? start,
    end: chunks[to - 1]?.end ?? start,
  });
  return {
    speaker: span(attribution.speaker, attribution.speaker + 1),
    cue: span(attribution.cue.from, attribution.cue.to),
    content: span(attribution.content.from, attribution.content.to),
    addressee:
      attribution.content.addressee === null
        ? null
        : span(attribution.content.addressee, attribution.content.addressee + 1),
    direct: attribution.content.isDirect,
    parent: null,
    sentence: start,
  };
}
