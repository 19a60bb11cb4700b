/** Reads from sentences who said what, and to whom. Where a sentence leaves doubt it finds nothing. */
import type { MentionRecord, Span, StatementRecord } from '../model.ts';
import { type Claim, readClaims } from './claims.ts';
import type { Article } from './extractor.ts';
import { readUnits, type UnitSentence } from './units.ts';

/** The statements of an article in the order of their cues. */
export function readStatements(article: Article, mentions: readonly MentionRecord[]): StatementRecord[] {
  const statements: StatementRecord[] = [];
  for (const sentence of readUnits(article, mentions)) {
    const own = readClaims(sentence.units).map((claim) => toStatement(sentence, claim));
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

function toStatement({ units, start }: UnitSentence, claim: Claim): StatementRecord {
  const span = (from: number, to: number): Span => ({
    start: units[from]?.start ?? start,
    end: units[to - 1]?.end ?? start,
  });
  return {
    speaker: span(claim.speaker, claim.speaker + 1),
    cue: span(claim.cue.from, claim.cue.to),
    content: span(claim.said.from, claim.said.to),
    addressee: claim.said.addressee === null ? null : span(claim.said.addressee, claim.said.addressee + 1),
    direct: claim.said.isDirect,
    parent: null,
    sentence: start,
  };
}
