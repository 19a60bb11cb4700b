/** Reads from sentences who said what, and to whom. Where a sentence leaves doubt it finds nothing. */
import type { EntityKey, MentionRecord, Span } from '../model.ts';
import { type Claim, readClaims } from './claims.ts';
import type { Article } from './extractor.ts';
import { readUnits, type UnitSentence } from './units.ts';

export interface Statement {
  /** The mention that names who speaks. */
  readonly speaker: Span;
  /** Who speaks; null when the mention is unresolved. */
  readonly entity: EntityKey | null;
  /** The words that say so: "said", "according to". */
  readonly cue: Span;
  /** What was said, without quotation marks and the stop at its end. */
  readonly content: Span;
  /** The mention that names who is spoken to; null when nobody is named. */
  readonly addressee: Span | null;
  /** True when the content is quoted word for word. */
  readonly direct: boolean;
  /** Index, in the list this stands in, of the statement within whose content this one is made; null when in none. */
  readonly parent: number | null;
  /** Where the sentence begins that says so. */
  readonly sentence: number;
}

/** The statements of an article in the order of their cues. */
export function readStatements(article: Article, mentions: readonly MentionRecord[]): Statement[] {
  const statements = readUnits(article, mentions).flatMap((sentence) =>
    readClaims(sentence.units).map((claim) => toStatement(sentence, claim)),
  );
  return statements.map((statement) => ({ ...statement, parent: parentOf(statement, statements) }));
}

/** The narrowest statement of the sentence whose content holds the cue of another. */
function parentOf({ cue, sentence }: Statement, statements: readonly Statement[]): number | null {
  const holds = ({ content }: Statement) => content.start <= cue.start && cue.end <= content.end;
  const around = statements.flatMap((other, i) => (other.sentence === sentence && holds(other) ? [{ other, i }] : []));
  const length = ({ other }: { other: Statement }) => other.content.end - other.content.start;
  return around.sort((a, b) => length(a) - length(b))[0]?.i ?? null;
}

function toStatement({ units, start }: UnitSentence, claim: Claim): Statement {
  const span = (from: number, to: number): Span => ({
    start: units[from]?.start ?? start,
    end: units[to - 1]?.end ?? start,
  });
  return {
    speaker: span(claim.speaker, claim.speaker + 1),
    entity: units[claim.speaker]?.mention?.entity ?? null,
    cue: span(claim.cue.from, claim.cue.to),
    content: span(claim.said.from, claim.said.to),
    addressee: claim.said.addressee === null ? null : span(claim.said.addressee, claim.said.addressee + 1),
    direct: claim.said.isDirect,
    parent: null,
    sentence: start,
  };
}
