/** Mentions on their way to an entity: what a span says, taken apart for comparing. */
import type { AnnotatedEntity, Form, Kind, Span } from '../../model.ts';
import { fold } from '../../text/fold.ts';
import { lastBefore } from '../../text/last-before.ts';
import type { Article, Spotted } from '../extractor.ts';
import type { AnnotatedSpan } from '../resolver.ts';

export interface Draft extends Span {
  readonly kind: Kind;
  readonly demonym: boolean;
  /** How the span names, when a seed says so. */
  readonly form: Form | null;
  /** How sure the extractor is of span and kind; null when a seed asserts it. */
  readonly score: number | null;
  readonly surface: string;
  /** The name in the surface: no possessive, no quotes, no article before it. */
  readonly name: string;
  /** The folded words of the name. */
  readonly words: readonly string[];
  /** Where the sentence begins in which it stands: the last that begins at or before it, 0 when none does. */
  readonly sentence: number;
  /** What a seed says of its entity; null when none does. */
  readonly said: AnnotatedEntity | null;
}

const POSSESSIVE = /(?:['’]s|(?<=s)['’])$/iu;
const EDGES = /^["'“”‘’«»(\s]+|["“”»),;:\s]+$/gu;
const ARTICLE = /^the (?=\S)/iu;

/** The name that a surface holds: `"the Ada Lovelace Institute’s"` gives `Ada Lovelace Institute`. Never empty for a non-empty surface. */
export function nameIn(surface: string): string {
  const bare = surface.replace(EDGES, '').replace(POSSESSIVE, '').replace(ARTICLE, '').replace(/\s+/gu, ' ');
  return bare === '' ? surface.trim() || surface : bare;
}

/** Folded words: white space parts them, a hyphen does not; the stop of an initial is cut. */
export const wordsOf = (name: string): string[] =>
  fold(name)
    .split(' ')
    .map((word) => word.replace(/^["“”]+|["“”,]+$/gu, '').replace(/^(\p{L})\.$/u, '$1'))
    .filter((word) => word !== '');

export function draftSpotted(article: Article, spotted: readonly Spotted[]): Draft[] {
  return spotted.map((one) => draft(article, one, { form: null, score: one.score, demonym: one.demonym, said: null }));
}

export function draftAnnotated(article: Article, annotated: readonly AnnotatedSpan[]): Draft[] {
  return annotated.map(({ span, kind, form, entity }) => {
    const isSaid = entity !== null && (entity.key !== null || entity.name !== null || entity.identifiers.length > 0);
    const rest = { form, score: null, demonym: form === 'DEMONYM', said: isSaid ? entity : null };
    return draft(article, { start: span.start, end: span.end, kind }, rest);
  });
}

type Rest = Pick<Draft, 'form' | 'score' | 'demonym' | 'said'>;

function draft(article: Article, { start, end, kind }: Span & { kind: Kind }, rest: Rest): Draft {
  const surface = article.text.slice(start, end);
  const name = nameIn(surface);
  return {
    start,
    end,
    kind,
    surface,
    name,
    words: wordsOf(name),
    sentence: lastBefore(article.sentences, start)?.start ?? 0,
    ...rest,
  };
}

/** What tells apart the entities that seeds name; null when no seed names the draft's. */
export function saidKey({ said }: Draft): string | null {
  if (said === null) return null;
  const [identifier] = said.identifiers;
  return said.key ?? (identifier ? `${identifier.scheme}:${identifier.value}` : `=${fold(said.name ?? '')}`);
}
