/** Reads the utterances of transcripts and interviews: a name, a colon, and what that person says. */
import type { Chunk, ChunkedSentence } from './chunks.ts';
import { phraseStart } from './noun-phrase.ts';
import type { Quotations } from './quotations.ts';
import { type Attribution, quotationAt, type SpeechSentence } from './reported-speech.ts';

/** The most chunks before the colon: titles and a name. */
const MAX_NAME = 8;
/** One without quotation marks has as many words, and another one in its article: otherwise it may be a list or a headline. */
const MIN_WORDS = 4;
const MIN_UTTERANCES = 2;

/** The colon after the name that a passage begins with; null when it begins otherwise. */
function colonOf({ chunks, start, passage }: ChunkedSentence): number | null {
  if (start !== passage) return null;
  const colon = chunks.findIndex(({ surface }, at) => surface === ':' || at >= MAX_NAME);
  const isNamed = chunks[colon]?.surface === ':' && chunks[colon - 1]?.mention?.kind === 'PERSON';
  return isNamed && phraseStart(chunks, colon - 1) === 0 ? colon : null;
}

/** The end of the passage of a sentence, when words enough stand after the colon and a mark ends it; null otherwise. */
function endOfUtterance(sentences: readonly ChunkedSentence[], at: number, colon: number): number | null {
  let last = at;
  while (sentences[last + 1]?.passage === sentences[at]?.passage) last++;
  const isLong = (sentences[at]?.chunks.length ?? 0) - colon > MIN_WORDS || last > at;
  const final = sentences[last]?.chunks.at(-1);
  return isLong && final && /^[.!?…"”’']$/.test(final.surface) ? final.end : null;
}

/** Finds the utterance that a sentence begins, if it begins one. */
export function utterancesOf(
  sentences: readonly ChunkedSentence[],
  quotations: readonly Quotations[],
): (at: number) => Attribution | null {
  const colons = sentences.map(colonOf);
  const isTranscript = colons.filter((colon) => colon !== null).length >= MIN_UTTERANCES;
  return (at) => {
    const [colon, sentence] = [colons[at] ?? null, sentences[at]];
    if (colon === null || sentence === undefined) return null;
    const { chunks } = sentence;
    const cue = { from: colon, to: colon + 1 };
    const own = { chunks, quotations: quotations[at] as Quotations, clauseEnd: () => 0 } satisfies SpeechSentence;
    const quoted = quotationAt(own, colon);
    if (quoted) return { speaker: colon - 1, cue, from: 0, content: { ...quoted, addressee: null } };
    const end = isTranscript ? endOfUtterance(sentences, at, colon) : null;
    const first: Chunk | undefined = chunks[colon + 1];
    if (end === null || first === undefined || /^["'“”‘’«»]$/.test(first.surface)) return null;
    const whole = { start: first.start, end };
    return {
      speaker: colon - 1,
      cue,
      from: 0,
      content: { from: colon + 1, to: chunks.length, isDirect: true, addressee: null, whole },
    };
  };
}
