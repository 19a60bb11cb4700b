/** Gives the names that seeds know the last word over what an extractor spots. */
import type { Span } from '../model.ts';
import type { Token } from '../text/tokens.ts';
import type { Article, Extractor, Spotted } from './extractor.ts';
import type { Gazetteer } from './gazetteer.ts';

/** A seed's name found in a text; `isTelling` when it can hardly be anything else there. */
interface SeedName {
  readonly spotted: Spotted;
  readonly isTelling: boolean;
  readonly isWord: boolean;
}

/** How sure a seed's name is where the extractor said something else or nothing. */
const SEED_SCORE = 0.95;
/** From this score on the extractor knows better what a single word names: "Jordan" may be a man. */
const SURE = 0.9;

/** The same extractor, but for the names that seeds know: they are found whole, and are what the seeds say they are. */
export function withSeedNames(extractor: Extractor, gazetteer: Gazetteer): Extractor {
  return {
    ...extractor,
    extract: async (article) => overrule(await extractor.extract(article), findSeedNames(article, gazetteer)),
  };
}

function findSeedNames(article: Article, gazetteer: Gazetteer): SeedName[] {
  return article.tokens.flatMap((tokens) => {
    const found: SeedName[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const match = gazetteer.match(article.text, tokens, at);
      if (match === null) continue;
      const [naming] = match.namings;
      if (naming?.known.seeded) {
        const demonym = naming.form === 'DEMONYM';
        const spotted = { ...spanOf(tokens, at, match.end), kind: naming.known.kind, demonym, score: SEED_SCORE };
        const isWord = match.end === at + 1;
        found.push({ spotted, isWord, isTelling: !demonym && (!isWord || at > 0) });
      }
      at = match.end - 1;
    }
    return found;
  });
}

function spanOf(tokens: readonly Token[], from: number, to: number): Span {
  const start = tokens[from]?.start ?? 0;
  return { start, end: tokens[to - 1]?.end ?? start };
}

/** Both lists are ordered and disjoint, and so is what is made of them. */
function overrule(spotted: readonly Spotted[], names: readonly SeedName[]): Spotted[] {
  const kept: Spotted[] = [];
  let next = 0;
  for (const name of names) {
    while ((spotted[next]?.end ?? Infinity) <= name.spotted.start) kept.push(spotted[next++] as Spotted);
    const over: Spotted[] = [];
    while ((spotted[next]?.start ?? Infinity) < name.spotted.end) over.push(spotted[next++] as Spotted);
    kept.push(...judge(name, over));
  }
  return [...kept, ...spotted.slice(next)];
}

/** What becomes of a seed's name and the spans that it overlaps: a name is never cut, and a part yields to the whole. */
function judge({ spotted, isTelling, isWord }: SeedName, over: readonly Spotted[]): readonly Spotted[] {
  const [only] = over;
  if (only === undefined) return isTelling ? [spotted] : [];
  if (over.length === 1 && only.start === spotted.start && only.end === spotted.end)
    return [settleKind(spotted, only, isWord)];
  const isWhole = over.every(({ start, end }) => spotted.start <= start && end <= spotted.end);
  return isWhole && isTelling ? [spotted] : over;
}

function settleKind(seed: Spotted, found: Spotted, isWord: boolean): Spotted {
  if (seed.kind === found.kind && seed.demonym === found.demonym) return found;
  const isOpen = seed.demonym ? found.kind === 'OTHER' : !isWord || found.kind === 'OTHER' || found.score < SURE;
  return isOpen ? seed : found;
}
