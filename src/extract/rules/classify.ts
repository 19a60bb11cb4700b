/** Decides what a segment of capitalised words names, from its own words and those around it. */
import type { Kind } from '../../model.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { NAME_PARTICLES } from '../knowledge/function-words.ts';
import {
  AFTER_ORGANIZATION,
  MEDIA_PHRASES,
  ORGANIZATION_HEADS,
  OTHER_HEADS,
  OTHER_OPENERS,
  PLACE_HEADS,
  PLACE_OPENERS,
  STATE_HEADS,
} from '../knowledge/heads.ts';
import { PEOPLES } from '../knowledge/peoples.ts';
import { SAYINGS } from '../knowledge/sayings.ts';
import { ROLES } from '../knowledge/titles.ts';
import { wordSet } from '../knowledge/word-set.ts';
import { followsTitle } from './titles.ts';
import type { Word } from './words.ts';

export interface Verdict {
  readonly kind: Kind;
  readonly score: number;
}

/** Words `from` to `to` (exclusive) of a sentence. */
export interface Segment {
  readonly words: readonly Word[];
  readonly from: number;
  readonly to: number;
}

const verdict = (kind: Kind, score: number): Verdict => ({ kind, score });
const TOLD = wordSet('told tell tells telling');
const LOCATIVES = wordSet('in at near from outside inside around across throughout into to toward towards');

/** What the segment names; null when nothing says. */
export function classify(segment: Segment, gazetteer: Gazetteer): Verdict | null {
  return (
    byTitle(segment) ?? byOwnWords(segment) ?? byNeighbours(segment) ?? byNames(segment, gazetteer) ?? byShape(segment)
  );
}

function byTitle({ words, from, to }: Segment): Verdict | null {
  return followsTitle(words, from) && to - from <= 5 && !hasHead(words, from, to) ? verdict('PERSON', 0.95) : null;
}

const hasHead = (words: readonly Word[], from: number, to: number): boolean =>
  words.slice(from, to).some(({ folded }) => ORGANIZATION_HEADS.has(folded));

function byOwnWords({ words, from, to }: Segment): Verdict | null {
  const own = words.slice(from, to).map(({ folded }) => folded);
  const isLast = (i: number) => i === own.length - 1 || /^(?:of|for|in|[ivx]+|\d+|one|two)$/.test(own[i + 1] ?? '');
  const heads = own.filter((_, i) => isLast(i));
  if (own.length === 1) return byOnlyWord(own[0] ?? '');
  if (OTHER_OPENERS.has(own[0] ?? '')) return verdict('OTHER', 0.8);
  if (heads.some((head) => ORGANIZATION_HEADS.has(head))) return verdict('ORGANIZATION', 0.85);
  if (heads.some((head) => OTHER_HEADS.has(head))) return verdict('OTHER', 0.75);
  if (heads.some((head) => PLACE_HEADS.has(head)) || PLACE_OPENERS.has(own[0] ?? '')) return verdict('PLACE', 0.8);
  return null;
}

function byOnlyWord(word: string): Verdict | null {
  if (PEOPLES.has(word)) return verdict('OTHER', 0.8);
  return STATE_HEADS.has(word) && word !== 'court' ? verdict('ORGANIZATION', 0.6) : null;
}

function byNeighbours({ words, from, to }: Segment): Verdict | null {
  const after = words.slice(to, to + 2).map(({ folded }) => folded);
  const before = words[from - 1]?.folded ?? '';
  const isMedium = MEDIA_PHRASES.some((phrase) => phrase.every((word, i) => word === after[i]));
  if (isMedium || AFTER_ORGANIZATION.has(after[0] ?? '')) return verdict('ORGANIZATION', 0.85);
  if (ROLES.has(after[0] ?? '') && to - from === 1) return verdict('ORGANIZATION', 0.6);
  if (to - from === 1 && TOLD.has(before)) return verdict('ORGANIZATION', 0.6);
  return null;
}

function byNames({ words, from, to }: Segment, gazetteer: Gazetteer): Verdict | null {
  const length = to - from;
  const [first, last] = [words[from], words[to - 1]];
  if (length < 2 || length > 5 || first === undefined || last === undefined) return null;
  if (first.shape === 'INITIAL' || gazetteer.isGivenName(first.folded)) return verdict('PERSON', 0.9);
  if (words.slice(from, to).some(({ shape }) => shape === 'INITIAL')) return verdict('PERSON', 0.85);
  if (words.slice(from, to).some(({ folded }) => NAME_PARTICLES.has(folded))) return verdict('PERSON', 0.8);
  return gazetteer.isFamilyName(last.folded) ? verdict('PERSON', 0.8) : null;
}

function byShape({ words, from, to }: Segment): Verdict | null {
  const [only, after, before] = [words[from], words[to]?.folded ?? '', words[from - 1]?.folded ?? ''];
  if (to - from === 1) {
    if (only?.shape === 'CAPITALS' && /^\p{Lu}[\p{Lu}\p{N}.&-]+$/u.test(only.surface))
      return verdict('ORGANIZATION', 0.7);
    if (LOCATIVES.has(before) && !SAYINGS.has(after)) return verdict('PLACE', 0.5);
    return SAYINGS.has(after) ? verdict('ORGANIZATION', 0.5) : null;
  }
  if (to - from > 4) return null;
  if (LOCATIVES.has(before)) return verdict('PLACE', 0.5);
  return verdict('PERSON', SAYINGS.has(after) || before === ',' ? 0.75 : 0.5);
}
