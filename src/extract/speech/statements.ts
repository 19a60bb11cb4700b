/** Reads who said what, and to whom, from the sentences of an article. Finds nothing where a sentence is not clear. */
import type { MentionRecord, Span, StatementRecord } from '../../model.ts';
import type { Article } from '../article.ts';
import { type Attribution, readAttributions } from './attributions.ts';
import { type ChunkedSentence, chunkSentences } from './chunks.ts';

/** The statements of an article in order of their cues. */
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

/** The index of the shortest statement whose content contains the cue of this one; null when there is none. */
function parentOf({ cue }: StatementRecord, statements: readonly StatementRecord[]): number | null {
  const contains = ({ content }: StatementRecord) => content.start <= cue.start && cue.end <= content.end;
  const containing = statements.flatMap((other, i) => (contains(other) ? [{ other, i }] : []));
  const length = ({ other }: { other: StatementRecord }) => other.content.end - other.content.start;
  return containing.sort((a, b) => length(a) - length(b))[0]?.i ?? null;
}

function toStatement({ chunks, start }: ChunkedSentence, { speaker, cue, content }: Attribution): StatementRecord {
  const span = (from: number, to: number): Span => ({
    start: chunks[from]?.start ?? start,
    end: chunks[to - 1]?.end ?? start,
  });
  return {
    speaker: span(speaker, speaker + 1),
    cue: span(cue.from, cue.to),
    content: span(content.from, content.to),
    addressee: content.addressee === null ? null : span(content.addressee, content.addressee + 1),
    direct: content.isDirect,
    parent: null,
    sentence: start,
  };
}
