/** Prepares detected and annotated spans for the resolvers. */
import type { Kind, Span } from '../../model.ts';
import { lastBefore } from '../../text/binary-search.ts';
import { fold } from '../../text/fold.ts';
import type { Article } from '../article.ts';
import type { DetectedSpan } from '../extractor.ts';
import type { AnnotatedSpan, MentionContext } from './model.ts';

const POSSESSIVE = /(?:['’]s|(?<=s)['’])$/iu;
// The closing patterns look behind, so that a long run inside a name is not tried from each of its characters.
const OPENING = /^["'“”‘’«»(\s]+/u;
const CLOSING = /(?<!["“”»),;:\s])["“”»),;:\s]+$/u;
const OPENING_QUOTES = /^["“”]+/u;
const CLOSING_QUOTES = /(?<!["“”,])["“”,]+$/u;
const ARTICLE = /^the (?=\S)/iu;
/** A surface that is a name as it stands, as most are. */
const IS_BARE = /^(?!the )[a-z]+(?: [a-z]+)*$/i;
/** The folded words of such a name. */
const IS_PLAIN = /^[a-z]+(?: [a-z]+)*$/;

/** The name in a surface: `"the Ada Lovelace Institute’s"` gives `Ada Lovelace Institute`. Not empty for a non-empty surface. */
export function nameIn(surface: string): string {
  if (IS_BARE.test(surface)) return surface;
  const bare = surface
    .replace(OPENING, '')
    .replace(CLOSING, '')
    .replace(POSSESSIVE, '')
    .replace(ARTICLE, '')
    .replace(/\s+/gu, ' ');
  return bare === '' ? surface.trim() || surface : bare;
}

/** The name that a surface gives a mention. The extractor leaves possessives out, so that "'s" belongs to a company it found. */
export function nameOf({ surface, kind, score }: Pick<MentionContext, 'surface' | 'kind' | 'score'>): string {
  const [, surname = '', given = ''] = (kind === 'PERSON' && SURNAME_FIRST.exec(surface)) || [];
  if (given !== '') return `${given} ${withoutCapitals(surname)}`;
  const isWhole = kind === 'ORGANIZATION' && score !== null && /['’]s$/iu.test(surface);
  return isWhole ? surface.replace(/\s+/gu, ' ') : nameIn(surface);
}

/** "DOE, John", but not "John Doe, Jr.". */
const SURNAME_FIRST = /^([^\s,]+(?: [^\s,]+){0,3}), (?!(?:Jr|Sr|I{1,3}|IV)\b)(\p{Lu}[^,]*)$/u;

/** "DOE" as "Doe". */
const withoutCapitals = (name: string): string =>
  name === name.toUpperCase() ? name.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase()) : name;

/** The folded words of a name, split at white space only. The full stop of an initial is removed. */
export function wordsOf(name: string): string[] {
  const folded = fold(name);
  const words = folded.split(' ');
  if (IS_PLAIN.test(folded)) return words;
  return words
    .map((word) =>
      word
        .replace(OPENING_QUOTES, '')
        .replace(CLOSING_QUOTES, '')
        .replace(/^(\p{L})\.$/u, '$1'),
    )
    .filter((word) => word !== '');
}

export function fromDetected(article: Article, detected: readonly DetectedSpan[]): MentionContext[] {
  return detected.map((span) => {
    const { score, demonym } = span;
    return contextOf(article, span, { form: null, score, demonym, seedEntity: null });
  });
}

export function fromAnnotated(article: Article, annotated: readonly AnnotatedSpan[]): MentionContext[] {
  return annotated.map(({ span, kind, form, entity }) => {
    const isLinked = entity !== null && (entity.key !== null || entity.name !== null || entity.identifiers.length > 0);
    const given = { form, score: null, demonym: form === 'DEMONYM', seedEntity: isLinked ? entity : null };
    return contextOf(article, { ...span, kind }, given);
  });
}

type Given = Pick<MentionContext, 'form' | 'score' | 'demonym' | 'seedEntity'>;

function contextOf(article: Article, { start, end, kind }: Span & { kind: Kind }, given: Given): MentionContext {
  const surface = article.text.slice(start, end);
  const name = nameOf({ surface, kind, score: given.score });
  const sentence = lastBefore(article.sentences, start)?.start ?? 0;
  return { start, end, kind, isKindTold: false, surface, name, words: wordsOf(name), sentence, ...given };
}

/** A key that tells entities of seeds apart; null when the mention is linked to none. */
export function seedEntityKey({ seedEntity }: MentionContext): string | null {
  if (seedEntity === null) return null;
  const [identifier] = seedEntity.identifiers;
  return (
    seedEntity.key ?? (identifier ? `${identifier.scheme}:${identifier.value}` : `=${fold(seedEntity.name ?? '')}`)
  );
}
