/** Reads who said what, and to whom, from the sentences of an article. Finds nothing where a sentence is not clear. */
import type { EntityKey, Span, StatementRecord } from '../../model.ts';
import { countBelow } from '../../text/binary-search.ts';
import type { Sex } from '../knowledge/kinship.ts';
import {
  antecedents,
  type Bearer,
  NAMED_SCORE,
  PRONOUN_SCORE,
  type ReadSentence,
  readSentence,
} from './antecedents.ts';
import { isReport, readAttributions } from './attributions.ts';
import type { Chunk, ChunkedSentence } from './chunks.ts';
import { type Quotations, readQuotations } from './quotations.ts';
import type { Attribution } from './reported-speech.ts';
import { subjectOf } from './subject.ts';
import { utterancesOf } from './transcripts.ts';
import { readContinuation, readWithoutVerb } from './without-verb.ts';

/** The statements of an article in order of their cues. `sexOf` is the sex that a folded given name tells; null when it tells none. */
export function readStatements(
  sentences: readonly ChunkedSentence[],
  sexOf: (givenName: string) => Sex | null,
): StatementRecord[] {
  const antecedentOf = antecedents(sexesOfNamed(sentences, sexOf));
  const quotations = readQuotations(sentences);
  const utteranceAt = utterancesOf(sentences, quotations);
  const before: ReadSentence[] = [];
  /** The person whom the sentence before quotes; null when it quotes nobody. */
  let quoting: Bearer | null = null;
  const statements = sentences.flatMap((sentence, i) => {
    const own = quotations[i] as Quotations;
    const read = readSentence(sentence.chunks, own, (at) => isReportOfOthers(sentence.chunks, at));
    const utterance = utteranceAt(i);
    const attributions = [...(utterance ? [utterance] : []), ...attributionsOf(sentence.chunks, own)];
    const spoken = attributions.flatMap((attribution): Spoken[] => {
      const bearer = read.bearerAt(attribution.speaker) ?? antecedentOf(before, read, attribution.speaker);
      return bearer ? [{ attribution, bearer }] : [];
    });
    const continued = attributions.length === 0 && quoting ? readContinuation(sentences, quotations, i) : null;
    if (continued && quoting) spoken.push({ attribution: continued, bearer: quoting });
    const speaker = spoken.find(({ bearer }) => bearer.mention.kind === 'PERSON')?.bearer ?? null;
    before.push({ ...read, speaker });
    quoting = spoken.find(isQuotedPerson)?.bearer ?? null;
    return spoken.map((one) => toStatement(sentence, one));
  });
  const parents = parentsOf(statements);
  return statements.map((statement, i) => ({ ...statement, parent: parents[i] ?? null }));
}

/** What a sentence attributes by verbs, and a quotation that it attributes otherwise. */
function attributionsOf(chunks: readonly Chunk[], quotations: Quotations): Attribution[] {
  const byVerbs = readAttributions(chunks, quotations);
  return quotations.hasQuotations && !byVerbs.some(({ content }) => content.isDirect)
    ? [...byVerbs, ...readWithoutVerb(chunks, quotations)].sort((a, b) => a.cue.from - b.cue.from)
    : byVerbs;
}

const isQuotedPerson = ({ attribution, bearer }: Spoken): boolean =>
  attribution.content.isDirect && bearer.mention.kind === 'PERSON';

/** The sexes that the given names of people named in full tell, by entity. */
function sexesOfNamed(sentences: readonly ChunkedSentence[], sexOf: (givenName: string) => Sex | null) {
  const sexes = new Map<EntityKey | null, Sex>();
  for (const { chunks } of sentences)
    for (const { folded, mention } of chunks) {
      if (mention?.kind !== 'PERSON' || mention.entity === null) continue;
      const [given = '', surname] = folded.split(' ');
      const sex = surname === undefined ? null : sexOf(given);
      if (sex) sexes.set(mention.entity, sex);
    }
  return sexes;
}

/** Whether a word reports speech of somebody who is no person named as its subject. */
function isReportOfOthers(chunks: readonly Chunk[], at: number): boolean {
  if (!isReport(chunks[at] as Chunk)) return false;
  const subject = subjectOf(chunks, at);
  return subject === null || chunks[subject.speaker]?.mention?.kind !== 'PERSON';
}

interface Spoken {
  readonly attribution: Attribution;
  readonly bearer: Bearer;
}

/**
 * For each statement the index of the shortest one whose content contains its cue; null when there is none. Statements are in
 * order of their cues. Contents claim cues from the shortest to the longest, and claimed cues are skipped (union-find).
 */
function parentsOf(statements: readonly StatementRecord[]): (number | null)[] {
  const parents = new Array<number | null>(statements.length).fill(null);
  const starts = statements.map(({ cue }) => cue.start);
  const next = Int32Array.from({ length: statements.length + 1 }, (_, i) => i);
  const unclaimed = (from: number): number => {
    let at = from;
    while (next[at] !== at) at = next[at] = next[next[at] as number] as number;
    return at;
  };
  const byLength = statements.map(({ content }, i) => ({ content, i, length: content.end - content.start }));
  for (const { content, i } of byLength.sort((a, b) => a.length - b.length)) {
    let at = unclaimed(countBelow(starts, content.start));
    while ((statements[at]?.cue.end ?? Infinity) <= content.end) {
      // Its own cue stands within content that goes on after it.
      if (at !== i) {
        parents[at] = i;
        next[at] = at + 1;
      }
      at = unclaimed(at === i ? at + 1 : at);
    }
  }
  return parents;
}

function toStatement({ chunks, start }: ChunkedSentence, { attribution, bearer }: Spoken): StatementRecord {
  const { cue, content } = attribution;
  const speaker = bearer.mention;
  const span = (from: number, to: number): Span => ({
    start: chunks[from]?.start ?? start,
    end: chunks[to - 1]?.end ?? start,
  });
  const isNamed = chunks[attribution.speaker]?.mention != null;
  return {
    speaker: { start: speaker.start, end: speaker.end },
    cue: span(cue.from, cue.to),
    content: content.whole ?? span(content.from, content.to),
    addressee: content.addressee === null ? null : span(content.addressee, content.addressee + 1),
    direct: content.isDirect,
    score: isNamed ? NAMED_SCORE : PRONOUN_SCORE,
    parent: null,
    sentence: start,
  };
}
