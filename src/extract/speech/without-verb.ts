/** Reads quotations that a sentence attributes without a reporting verb: by a colon, a dash, "in the words of", or the quotation before. */
import { wordSet } from '../../text/word-set.ts';
import type { Chunk, ChunkedSentence } from './chunks.ts';
import { isSpeechNoun, POSSESSIVE } from './noun-phrase.ts';
import type { Quotation, Quotations } from './quotations.ts';
import { type Attribution, quotationAt, type SpeechSentence, withoutComma } from './reported-speech.ts';
import { beginsApposition, isSpeaker, sentenceSubject } from './subject.ts';

/** What people do, or are, with words that follow after a colon: "Ada Lovelace hit back: ...", "Ada Lovelace was adamant: ...". */
const SPEAKING = wordSet(`
  went continued dismissed rejected defended praised condemned criticized criticised slammed blasted mocked hit joked apologized apologised gushed fumed recalled summed put urged
  welcomed expressed issued appealed called spoke took posted responded reacted lashed raged thanked pleaded pointed reflected concluded opened closed began ended blamed accused
  celebrated attacked repeated summarized summarised elaborated clarified countered declared blunt clear adamant scathing emphatic defiant unequivocal categorical
  upbeat unrepentant delighted furious philosophical optimistic dismissive
`);
/** A verb that leaves the quotation to somebody else, or to what is read: "defended a letter that read". */
const OTHER_SPEECH = wordSet(
  'read reads reading said saying says asking asked told received heard shouting chanting singing quoting quoted cited citing',
);

/** The quotations of a sentence that it attributes without a verb, at most one. */
export function readWithoutVerb(chunks: readonly Chunk[], quotations: Quotations): Attribution[] {
  const sentence: SpeechSentence = { chunks, quotations, clauseEnd: () => 0 };
  const found = afterColon(sentence) ?? beforeDash(sentence) ?? inTheWords(sentence);
  return found ? [found] : [];
}

const isQuotedAt = (chunks: readonly Chunk[], quotations: Quotations, at: number): boolean =>
  chunks[at]?.surface === ':' && quotations.openedAt(at + 2) !== undefined;

/** "Ada Lovelace dismissed it: "..."" and "Ada Lovelace's answer was short: "..."". */
function afterColon(sentence: SpeechSentence): Attribution | null {
  const { chunks, quotations } = sentence;
  const colon = chunks.findIndex((_, at) => isQuotedAt(chunks, quotations, at));
  const quoted = colon > 0 ? quotationAt(sentence, colon) : null;
  if (quoted === null) return null;
  const before = chunks.slice(0, colon);
  const isOf = (words: ReadonlySet<string>) =>
    before.some(({ folded, mention }, at) => mention === null && words.has(folded) && !quotations.isQuoted(at));
  if (isOf(OTHER_SPEECH)) return null;
  const speaker = ownerOfWords(chunks, colon) ?? (isOf(SPEAKING) ? sentenceSubject(chunks, colon)?.speaker : undefined);
  if (speaker === undefined || chunks[speaker]?.mention?.kind !== 'PERSON') return null;
  return { speaker, cue: { from: colon, to: colon + 1 }, from: 0, content: { ...quoted, addressee: null } };
}

/** How many words may stand between a name and the noun for what is said: "Ada Lovelace's short and angry reply". */
const MAX_BETWEEN = 4;

/** The person whose words a sentence begins with: "Ada Lovelace's message was blunt". */
function ownerOfWords(chunks: readonly Chunk[], end: number): number | undefined {
  const owner = chunks.findIndex(({ mention }) => mention?.kind === 'PERSON');
  if (owner < 0 || !POSSESSIVE.test(chunks[owner + 1]?.surface ?? '')) return undefined;
  const last = Math.min(end, owner + 2 + MAX_BETWEEN);
  return chunks.slice(owner + 2, last).some(isSpeechNoun) ? owner : undefined;
}

const DASH = /^(?:[—–-]|--)$/;
const FINAL = /^[.!?…]$/;

/** ""We knew nothing" — Ada Lovelace, mathematician" as a whole sentence. */
function beforeDash({ chunks, quotations }: SpeechSentence): Attribution | null {
  const dash = chunks.findIndex(({ surface }, at) => DASH.test(surface) && quotations.closedAt(at - 1) !== undefined);
  const quoted = quotations.closedAt(dash - 1);
  const speaker = dash + 1;
  const next = chunks[speaker + 1];
  if (!quoted || (quoted.isOpened && quoted.from !== 1) || chunks[speaker]?.mention?.kind !== 'PERSON') return null;
  const isEnd =
    next === undefined || FINAL.test(next.surface) || (next.surface === ',' && beginsApposition(chunks, speaker + 2));
  return isEnd ? { speaker, cue: { from: dash, to: dash + 1 }, from: dash, content: contentOf(chunks, quoted) } : null;
}

/** "In the words of Ada Lovelace, "..."", "For Ada Lovelace, a mathematician, "..."" and "As Ada Lovelace put it, "..."". */
function inTheWords(sentence: SpeechSentence): Attribution | null {
  const { chunks } = sentence;
  const words = chunks
    .slice(0, 4)
    .map(({ folded }) => folded)
    .join(' ');
  const to = /^in the words? of$/.test(words) ? 4 : /^(?:for|to|as) /.test(words) ? 1 : 0;
  const speaker = chunks.findIndex(({ mention }, at) => at >= to && mention?.kind === 'PERSON');
  if (to === 0 || speaker < 0 || speaker - to > MAX_BETWEEN || !isSpeaker(chunks[speaker])) return null;
  const isPut = /^puts?$/.test(chunks[speaker + 1]?.folded ?? '') && chunks[speaker + 2]?.folded === 'it';
  if (isPut !== words.startsWith('as ')) return null;
  const comma = commaOfQuotation(sentence, speaker + (isPut ? 3 : 1));
  const quoted = comma === null ? null : quotationAt(sentence, comma);
  return quoted && { speaker, cue: { from: 0, to }, from: 0, content: { ...quoted, addressee: null } };
}

const MAX_APPOSITION = 12;

/** The comma before a quotation that follows a name, directly or after an apposition. */
function commaOfQuotation({ chunks, quotations }: SpeechSentence, from: number): number | null {
  if (chunks[from]?.surface !== ',') return null;
  for (let at = from; at < Math.min(chunks.length, from + MAX_APPOSITION); at++)
    if (chunks[at]?.surface === ',' && quotations.openedAt(at + 2)) return at;
  return null;
}

const contentOf = (chunks: readonly Chunk[], quotation: Quotation): Attribution['content'] => ({
  ...withoutComma(chunks, quotation),
  isDirect: true,
  addressee: null,
  whole: quotation.whole,
});

/**
 * The quotation that sentence `at` begins with, if it stands in no words but its own: it goes on with what the speaker of the sentence
 * before said. Null for other sentences. Its speaker is none of its chunks, and its cue is the opening mark.
 */
export function readContinuation(
  sentences: readonly ChunkedSentence[],
  quotations: readonly Quotations[],
  at: number,
): Attribution | null {
  const { chunks, passage } = sentences[at] as ChunkedSentence;
  const quotation = quotations[at]?.openedAt(1);
  if (quotation === undefined || passage !== sentences[at - 1]?.passage) return null;
  let last = at;
  while ((sentences[last + 1]?.start ?? Infinity) < quotation.whole.end) last++;
  const rest = sentences[last]?.chunks.filter(({ start }) => start >= quotation.whole.end) ?? [];
  if (!rest.every((chunk) => FINAL.test(chunk.surface) || isClosingMark(chunk))) return null;
  return { speaker: -1, cue: { from: 0, to: 1 }, from: 0, content: contentOf(chunks, quotation) };
}

const isClosingMark = ({ surface }: Chunk): boolean => /^["”»'’]$/.test(surface);
