/** Finds the addressee of reported speech. */
import { wordSet } from '../../text/word-set.ts';
import { AFTER_ORGANIZATION } from '../knowledge/head-nouns.ts';
import { ADDRESSEES } from '../knowledge/reporting-verbs.ts';
import { TITLE_WORDS } from '../knowledge/titles.ts';
import type { Chunk } from './chunks.ts';
import { isRole } from './role-phrase.ts';

export const DETERMINERS = wordSet(
  "the a an this these those his her its their our my some many most all both each every any no another one 's ’s ' ’",
);

export interface Addressee {
  /** Index of the mention; null for addressees without a name, such as "reporters". */
  readonly mention: number | null;
  readonly to: number;
}

/** The noun phrase of an addressee: "Norway's Radio Harbour", "the newspaper's Ada Lovelace", "reporters"; null for others. */
export function addresseeAt(chunks: readonly Chunk[], from: number): Addressee | null {
  let at = from;
  let mention: number | null = null;
  while (isAddresseePart(chunks[at], at > from && !/^['’]s?$/.test(chunks[at - 1]?.surface ?? ''))) {
    if (at > from && beginsClause(chunks, at)) break;
    if (chunks[at]?.mention && chunks[at]?.mention?.form !== 'DEMONYM') mention = at;
    at++;
  }
  if (at === from) return null;
  const isUnnamed = chunks
    .slice(from, at)
    .some((chunk) => ADDRESSEES.has(chunk.folded) || AFTER_ORGANIZATION.has(chunk.folded) || isRole(chunk));
  return mention !== null || isUnnamed ? { mention, to: at } : null;
}

/** Whether a noun behind that for the addressee is the subject of what was said: "told reporters police had come". */
function beginsClause(chunks: readonly Chunk[], at: number): boolean {
  const [before, next] = [chunks[at - 1], chunks[at + 1]];
  if (before?.mention !== null || !ADDRESSEES.has(before.folded) || chunks[at]?.mention !== null) return false;
  return next?.mention === null && FINITE.test(next.folded);
}

const FINITE = /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did)$/;

/** Whether a chunk belongs to an addressee. Inside the noun phrase, a determiner begins another one; a possessive does not. */
function isAddresseePart(chunk: Chunk | undefined, isInside: boolean): boolean {
  if (chunk === undefined) return false;
  if (chunk.mention !== null) return true;
  const { folded } = chunk;
  const isWord = ADDRESSEES.has(folded) || AFTER_ORGANIZATION.has(folded) || TITLE_WORDS.has(folded) || isRole(chunk);
  const isDeterminer = DETERMINERS.has(folded) && (!isInside || /^['’]s?$/.test(folded));
  return isWord || isDeterminer || /^(?:news|agency|conference|service|state|mr\.|mrs\.|ms\.)$/.test(folded);
}
