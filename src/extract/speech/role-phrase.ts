/** Finds phrases of offices and occupations: "former prime minister", "defense ministry spokesman". */
import type { MentionRecord } from '../../model.ts';
import { wordSet } from '../../text/word-set.ts';
import { CALENDAR } from '../knowledge/calendar.ts';
import { FUNCTION_WORDS } from '../knowledge/function-words.ts';
import { HONORIFICS, RANKS, ROLES, TITLE_WORDS } from '../knowledge/titles.ts';
import type { Chunk } from './chunks.ts';

/** Chunks `from` to `to` (exclusive) are the role; `of` is the organization or place it belongs to, null when none is named. */
export interface RolePhrase {
  readonly from: number;
  readonly to: number;
  readonly of: MentionRecord | null;
}

/** Words of organizations and fields before a role: "army chief", "oil company executive". */
const FIELD_WORDS = wordSet(`
  ministry department agency party union bank team club company council court university college hospital airline newspaper magazine radio television movement
  group army navy force committee commission government opposition parliament cabinet council embassy regional village town city district provincial province
  tribal football soccer tennis hockey cricket basketball baseball music film pop rock jazz opera country nuclear science space weather climate energy
  trade oil gas mining banking currency stock weapons arms election campaign policy peace relief refugee aid rescue water education affairs general
  fashion fiction bomb explosives crime terrorism tax property art theatre theater stage screen voice tv broadcast news wine food restaurant hotel shop bar business tech
  technology software computer internet web data cyber war drug gun wildlife bird marine rugby golf boxing cycling baseball athletics racing chess ballet folk hip-hop
  country rock medical legal property insurance car truck bus taxi train ferry ship travel labor labour civil rights women's children's aviation defence defense
  mixed fellow deputy first second third newly outspoken self-declared self-styled nobel
`);
const DEPARTMENTS = wordSet(`
  state defense defence treasury staff justice energy education commerce health finance labor labour transport agriculture homeland veterans affairs
  affairs relations operations communications development interior trade culture sport sports
`);
const OWNER_PREPOSITIONS = wordSet('of for at in with from');
const POSSESSIVE = /^['’]s?$/;

/** Whether a word is an office or occupation by itself: "minister", "secretary-general", "co-founder". */
export const isRole = ({ folded, mention }: Chunk): boolean =>
  mention === null &&
  (ROLES.has(folded) || (folded.includes('-') && folded.split('-').some((part) => ROLES.has(part)))) &&
  !isAddress(folded) &&
  !isRelation(folded);

/** Words for the relatives and colleagues of people, which are no offices. */
const RELATIONS = wordSet(`
  counterpart colleague partner successor predecessor wife husband son daughter father mother brother sister widow cousin uncle nephew
`);
const isRelation = (folded: string): boolean => folded.split('-').some((part) => RELATIONS.has(part));

const isAddress = (folded: string): boolean => HONORIFICS.has(folded) && folded.endsWith('.');

const isModifier = ({ folded, mention }: Chunk): boolean =>
  mention === null && (TITLE_WORDS.has(folded) || FIELD_WORDS.has(folded));

/** Whether a word belongs to the role before which it stands: "health and social care secretary", "Senate Majority Leader". */
function isRoleWordAt(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at];
  if (chunk === undefined || chunk.mention !== null) return false;
  if (isRole(chunk) || isModifier(chunk)) return true;
  const [before, next] = [chunks[at - 1], chunks[at + 1]];
  if (/^(?:and|&)$/.test(chunk.folded))
    return before !== undefined && next !== undefined && isModifier(before) && isModifier(next);
  const isInside = before === undefined ? !/(?:ing|ed|ly)$/.test(chunk.folded) : isLower(before);
  return isInside && isCapitalized(chunk) && next?.mention === null && CAPITALIZED.test(next.surface);
}

const CAPITALIZED = /^\p{Lu}\p{Ll}[\p{L}-]*\.?$/u;

/** A capitalized word that is neither a form of address nor a day: part of an office that is written in capitals. */
const isCapitalized = ({ surface, folded }: Chunk): boolean =>
  CAPITALIZED.test(surface) && !HONORIFICS.has(folded) && !CALENDAR.has(folded) && !FUNCTION_WORDS.has(folded);

/** Whether a capital after this chunk is no beginning of a sentence or quotation. */
const isLower = (chunk: Chunk | undefined): boolean =>
  chunk !== undefined && (chunk.mention !== null || /^[\p{L}\p{N}'’,]/u.test(chunk.surface));

const isEntity = ({ mention }: Chunk): boolean => mention?.kind === 'ORGANIZATION' || mention?.kind === 'PLACE';

/** The role phrase that ends before chunk `to`; null when there is none. */
export function rolePhraseBefore(chunks: readonly Chunk[], to: number): RolePhrase | null {
  const end = roleEnd(chunks, to);
  if (end === null) return null;
  let from = end.from;
  while (from > 0 && (isRoleWordAt(chunks, from - 1) || isOfRank(chunks, from - 1)) && !isOffice(chunks, from - 1, end))
    from--;
  const owner = ownerBefore(chunks, from);
  const of = end.of ?? (owner === null ? null : (chunks[owner]?.mention ?? null));
  const before = owner === null ? from : startBeforeOwner(chunks, owner, from);
  return { from: before, to: end.to, of };
}

/** The head word of a role phrase, with what is written after it: "secretary of state", "attorney general", "minister for health". */
function roleEnd(chunks: readonly Chunk[], to: number): RolePhrase | null {
  const last = chunks[to - 1];
  if (last === undefined) return null;
  const before = chunks[to - 2];
  const isPostfix = POSTFIXES.has(last.folded) && before !== undefined && isRole(before) && isWrittenAs(before, last);
  if (isPostfix) return { from: to - 2, to, of: null };
  if (isRole(last) || isRank(last)) return { from: to - 1, to, of: null };
  for (let at = to - 1; at >= Math.max(1, to - MAX_DEPARTMENT); at--) {
    const [head, chunk] = [chunks[at - 1], chunks[at]];
    if (chunk === undefined || chunk.mention !== null) return null;
    if (/^(?:of|for)$/.test(chunk.folded))
      return at < to - 1 && head && isRole(head) ? { from: at - 1, to, of: null } : null;
    if (!isDepartment(chunk) && !/^(?:and|the|,|&)$/.test(chunk.folded)) return null;
  }
  return null;
}

/** A rank with a capital, since "general", "major" and "private" are other words too. */
const isRank = (chunk: Chunk | undefined): boolean =>
  chunk?.mention === null && RANKS.has(chunk.folded) && /^\p{Lu}/u.test(chunk.surface);

/** Whether a word, or the hyphen after it, belongs to the rank that it precedes: "Lt.-Gen.". */
const isOfRank = (chunks: readonly Chunk[], at: number): boolean =>
  isRank(chunks[at]) || (chunks[at]?.surface === '-' && isRank(chunks[at - 1]));

/** Whether an office of its own stands before a rank: "the director General Lovelace". */
const isOffice = (chunks: readonly Chunk[], at: number, { to }: RolePhrase): boolean =>
  isRank(chunks[to - 1]) && isRole(chunks[at] as Chunk) && !isWrittenAs(chunks[at] as Chunk, chunks[to - 1] as Chunk);

/** Whether both words are capitalized or both are not: in "the director General Lovelace", "General" is a rank. */
const isWrittenAs = (one: Chunk, other: Chunk): boolean =>
  CAPITALIZED.test(one.surface) === CAPITALIZED.test(other.surface);

/** Words after an office that change it. */
const POSTFIXES = wordSet('general emeritus elect designate');
const MAX_DEPARTMENT = 7;

const isDepartment = (chunk: Chunk): boolean =>
  chunk.mention === null && (DEPARTMENTS.has(chunk.folded) || isModifier(chunk) || isCapitalized(chunk));

/** The end of the department that an office at chunk `to` has: "minister of foreign affairs", "secretary of state"; `to` when it has none. */
function departmentEnd(chunks: readonly Chunk[], to: number): number {
  if (!/^(?:of|for)$/.test(chunks[to]?.folded ?? '')) return to;
  let end = to + 1;
  while (end < to + MAX_DEPARTMENT && chunks[end] && (isDepartment(chunks[end] as Chunk) || isBetween(chunks, end)))
    end++;
  return end > to + 1 ? end : to;
}

const isBetween = (chunks: readonly Chunk[], at: number): boolean =>
  /^(?:and|&)$/.test(chunks[at]?.folded ?? '') && chunks[at + 1] !== undefined && isDepartment(chunks[at + 1] as Chunk);

/** The chunk that the role belongs to, written before it: "Danish", "Norway's", "Radio Harbour"; null when there is none. */
function ownerBefore(chunks: readonly Chunk[], from: number): number | null {
  const at = POSSESSIVE.test(chunks[from - 1]?.surface ?? '') ? from - 2 : from - 1;
  const owner = chunks[at];
  if (owner === undefined || !isEntity(owner)) return null;
  // The end of what came before: "the commander in southern Iraq Colonel Lovelace".
  const isPlaceOfOther = at === from - 1 && owner.mention?.form !== 'DEMONYM' && IN.test(chunks[at - 1]?.folded ?? '');
  return isPlaceOfOther ? null : at;
}

const IN = /^(?:in|at|near|(?:north|south|east|west|central)(?:ern)?)$/;

/** Where the phrase begins when title words precede the owner: "former Danish minister"; otherwise `from`. */
function startBeforeOwner(chunks: readonly Chunk[], owner: number, from: number): number {
  let start = owner;
  while (start > 0 && TITLE_WORDS.has(chunks[start - 1]?.folded ?? '') && chunks[start - 1]?.mention === null) start--;
  return start < owner ? start : from;
}

/** The role that begins at chunk `from`, after an article if there is one, and what it belongs to; null when none does. */
export function rolePhraseAfter(chunks: readonly Chunk[], from: number): RolePhrase | null {
  let at = from;
  if (/^(?:the|a|an|its|his|her|their)$/.test(chunks[at]?.folded ?? '')) at++;
  const owner = ownerAt(chunks, at);
  const begin = owner === null ? at : owner.to;
  let to = begin;
  while (isRoleWordAt(chunks, to)) to++;
  while (to > begin && !isRoleAt(chunks, to - 1)) to--;
  if (to === begin) return null;
  const postfix = POSTFIXES.has(chunks[to]?.folded ?? '') ? to + 1 : to;
  const office = departmentEnd(chunks, postfix);
  const after = ownerAfter(chunks, office);
  return { from: begin, to: after?.to ?? office, of: after?.of ?? owner?.of ?? null };
}

const isRoleAt = (chunks: readonly Chunk[], at: number): boolean => chunks[at] !== undefined && isRole(chunks[at]);

interface Owner {
  readonly of: MentionRecord | null;
  readonly to: number;
}

function ownerAt(chunks: readonly Chunk[], at: number): Owner | null {
  const [chunk, next] = [chunks[at], chunks[at + 1]];
  if (chunk === undefined || !isEntity(chunk)) return null;
  const isMarked = POSSESSIVE.test(next?.surface ?? '');
  return { of: chunk.mention, to: isMarked ? at + 2 : at + 1 };
}

/** The owner after a role: "of the Harbour Bank". */
function ownerAfter(chunks: readonly Chunk[], at: number): Owner | null {
  if (!OWNER_PREPOSITIONS.has(chunks[at]?.folded ?? '')) return null;
  const noun = chunks[at + 1]?.folded === 'the' ? at + 2 : at + 1;
  const chunk = chunks[noun];
  return chunk && isEntity(chunk) ? { of: chunk.mention, to: noun + 1 } : null;
}
