/** The trained extractor. It finds people, organizations, places and other names, with calibrated scores. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind, Span } from '../../model.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { countBelow } from '../../text/binary-search.ts';
import type { Article } from '../article.ts';
import type { DetectedSpan, SyncExtractor } from '../extractor.ts';
import { lazy } from '../gazetteer/baked-entries.ts';
import { withInitials, withMissedPeople } from './addressed.ts';
import { calibrate } from './calibration.ts';
import { withDatelines } from './datelines.ts';
import { createDecoder, type DecodedName } from './decoder.ts';
import { withHeadWords } from './head-words.ts';
import { withJoinedParts } from './joined.ts';
import { withKnownPhrases } from './known-phrases.ts';
import { withKnownTypes } from './known-types.ts';
import { KIND_OF_TYPE, TYPES } from './labels.ts';
import { hashName, KNOWN, type Lexicon } from './lexicon.ts';
import { withMissedPeoples } from './missed-peoples.ts';
import { withoutMixtures } from './mixtures.ts';
import { type Model, readModel } from './model-file.ts';
import { applyRules, namedWords } from './name-rules.ts';
import { withOneKind } from './one-kind.ts';
import { withoutOpeners } from './openers.ts';
import { withPartisans } from './partisans.ts';
import { withQuotedWorks } from './quoted-works.ts';
import { withShortBodies } from './short-bodies.ts';
import { createWordCache } from './word-features.ts';
import { sequenceOfArticle } from './word-sequence.ts';

/** The extractor with the shipped model, which is decoded when it is first used. Throws when the package lacks it. */
export function createTagger(): SyncExtractor {
  const bytes = readFileSync(join(PACKAGE_ROOT, 'model', 'tagger.bin'));
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const tagger = lazy(() => taggerOf(readModel(bytes), version));
  return { ...IDENTITY, version, load: () => void tagger(), extract: (article) => tagger().extract(article) };
}

const IDENTITY = { id: 'tagger', languages: ['en'] } as const;

/** The extractor with any model; `version` identifies the model. */
export function taggerOf({ weights, lexicon, calibration }: Model, version: string): SyncExtractor {
  const cache = createWordCache(lexicon);
  const decoder = createDecoder(weights, lexicon);
  return {
    ...IDENTITY,
    version,
    extract: (article) => {
      const tokens = article.tokens.flat();
      const sequence = sequenceOfArticle(article, cache);
      const decoded = withoutOpeners(applyRules(decoder.decode(sequence), namedWords(sequence, tokens)), sequence);
      const { words } = sequence;
      const whole = withMissedPeople(withJoinedParts(withKnownPhrases(decoded, sequence, lexicon), words), sequence);
      const apart = withMissedPeoples(withShortBodies(withoutMixtures(whole, words), words), words);
      const typed = withInitials(withHeadWords(withKnownTypes(apart, words, lexicon), words), words);
      const titled = withQuotedWorks(typed, sequence);
      const names = withDatelines(withPartisans(withOneKind(titled, words), words), article);
      return withinSentences(names, sequence.starts).flatMap((found): DetectedSpan[] => {
        const start = tokens[found.first]?.start ?? 0;
        const span = withoutMarks(article.text, { start, end: tokens[found.last]?.end ?? start });
        const score = calibrate(found.probability, calibration);
        return span === null ? [] : [{ ...span, score, ...kindOf(article, found, span, lexicon) }];
      });
    },
  };
}

/** The names, cut where their sentence ends: rules that join words do not see it. */
const withinSentences = (names: readonly DecodedName[], starts: Int32Array): DecodedName[] =>
  names.map((name) => {
    const end = starts[countBelow(starts, name.first + 1)] ?? Infinity;
    return name.last < end ? name : { ...name, last: end - 1 };
  });

const BEGINS_NAME = /[\p{L}\p{N}]/u;
const ENDS_NAME = /[\p{L}\p{M}\p{N}.]/u;
const HAS_NO_MARKS = /^[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N}.])?$/su;

/** The span without marks at its ends, which a token such as an address may have; null when nothing is left. */
function withoutMarks(text: string, { start, end }: Span): Span | null {
  const printed = text.slice(start, end);
  if (HAS_NO_MARKS.test(printed)) return { start, end };
  const characters = [...printed];
  const first = characters.findIndex((character) => BEGINS_NAME.test(character));
  const last = characters.findLastIndex((character) => ENDS_NAME.test(character));
  if (first < 0) return null;
  const begin = start + characters.slice(0, first).join('').length;
  return { start: begin, end: begin + characters.slice(first, last + 1).join('').length };
}

function kindOf(
  { text }: Article,
  { type }: DecodedName,
  { start, end }: Span,
  lexicon: Lexicon,
): { kind: Kind; demonym: boolean } {
  const named = TYPES[type] ?? 'MISC';
  if (named === 'MISC' && isDemonym(text.slice(start, end), lexicon)) return { kind: 'PLACE', demonym: true };
  return { kind: KIND_OF_TYPE[named], demonym: false };
}

/** Whether a name is a demonym in the lexicon: "French", "Americans". */
function isDemonym(surface: string, { names }: Lexicon): boolean {
  return [surface, surface.replace(/s$/, '')].some((form) => ((names.get(hashName(form)) ?? 0) & KNOWN.DEMONYM) !== 0);
}
