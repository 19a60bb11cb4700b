/** Groups the mentions of organizations and other things by name, gazetteer entry, or the entity that a seed gives. */
import { slug } from '../../text/fold.ts';
import type { GazetteerEntry, GazetteerMatch } from '../gazetteer/entry.ts';
import { namesOf } from '../gazetteer/entry.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { PEOPLES } from '../knowledge/peoples.ts';
import type { InstitutionCountry } from './institution-country.ts';
import { bestName, seedIdentity } from './links.ts';
import { seedEntityKey } from './mention-context.ts';
import type { Identity, MentionContext } from './model.ts';
import { bareWords, coreWords, isAcronym, isCompany, lettersOf } from './organization-names.ts';
import type { StateInstitution, StateInstitutionReader } from './state-institutions.ts';

export interface OrganizationGroup {
  /** What identifies the name: core words, or the letters of an acronym as one word. */
  readonly words: readonly string[];
  readonly isAcronym: boolean;
  readonly mentions: readonly MentionContext[];
  readonly entry: GazetteerEntry | null;
  /** Set when it is an institution that every state has; otherwise null. */
  readonly state: StateInstitution | null;
}

export interface OrganizationContext {
  readonly gazetteer: Gazetteer;
  readonly stateInstitution: StateInstitutionReader;
  /** The country that an institution belongs to when no place beside it tells. */
  readonly institutionCountry: InstitutionCountry;
}

/** The groups in order of their first mentions. */
export function groupOrganizations(
  mentions: readonly MentionContext[],
  context: OrganizationContext,
): OrganizationGroup[] {
  const states = assignCountries(mentions, context);
  const groups = new Map<string, OrganizationGroup & { mentions: MentionContext[] }>();
  for (const mention of mentions) {
    const state = states.get(mention) ?? null;
    const entry = mention.seedEntity === null ? findEntry(mention, state, context.gazetteer) : null;
    const isShort = isAcronym(mention.name);
    const words = state?.words ?? (isShort ? [lettersOf(mention.name)] : coreWords(mention.words));
    const nameKey = `${words.join(' ')} ${state?.country ?? ''} ${isShort}`;
    const key = seedEntityKey(mention) ?? entry?.record.key ?? nameKey;
    const group = groups.get(key);
    if (group) group.mentions.push(mention);
    else groups.set(key, { words, isAcronym: isShort, mentions: [mention], entry, state });
  }
  return [...groups.values()];
}

/**
 * The country of each state institution: that of an adjacent place, else the only country of institutions of the same name, else
 * that of the dateline, its sentence or the headline, else the only one that these tell of the same name elsewhere.
 */
function assignCountries(
  mentions: readonly MentionContext[],
  { stateInstitution, institutionCountry, gazetteer }: OrganizationContext,
): Map<MentionContext, StateInstitution> {
  const read = mentions.flatMap((mention) => {
    const state = stateInstitution(mention);
    return state === null ? [] : [{ mention, state, name: state.words.join(' ') }];
  });
  const countriesOf = new Map(read.map(({ name }) => [name, new Set<string>()]));
  for (const { state, name } of read) if (state.country !== null) countriesOf.get(name)?.add(state.country);
  const assigned = read.map(({ mention, state, name }): [MentionContext, StateInstitution] => {
    const [only, another] = countriesOf.get(name) ?? [];
    const isOpen = state.country === null && findByName(mention, gazetteer) === null;
    const guessed = only === undefined && isOpen ? institutionCountry(mention) : null;
    return [mention, { ...state, country: state.country ?? (another === undefined ? only : null) ?? guessed }];
  });
  const guessedOf = new Map(read.map(({ name }) => [name, new Set<string>()]));
  for (const [, { words, country }] of assigned) if (country !== null) guessedOf.get(words.join(' '))?.add(country);
  return new Map(
    assigned.map(([mention, state]) => {
      const [only, another] = guessedOf.get(state.words.join(' ')) ?? [];
      const isOpen = state.country === null && another === undefined && findByName(mention, gazetteer) === null;
      return [mention, isOpen ? { ...state, country: only ?? null } : state];
    }),
  );
}

/** The entry that a mention names, no person; for a state institution the one of that state. */
function findEntry(
  mention: MentionContext,
  state: StateInstitution | null,
  gazetteer: Gazetteer,
): GazetteerEntry | null {
  const byName = findByName(mention, gazetteer);
  if (state?.country == null) return byName;
  const country = gazetteer.byIdentifier({ scheme: 'iso3166', value: state.country });
  const countryNames = country ? namesOf(country.record).map(({ name }) => name) : [];
  const ofState = countryNames.map((name) =>
    bestNonPerson(gazetteer.lookup(`${name} ${state.words.join(' ')}`), mention),
  );
  const namesState = coreWords(mention.words).length > state.words.length;
  return ofState.find((entry) => entry !== null) ?? (namesState ? byName : null);
}

/** The entry of the whole name, else that of a company's name without legal form and "Group", or with "Company" for "Co". */
function findByName(mention: MentionContext, gazetteer: Gazetteer): GazetteerEntry | null {
  const find = (name: string) => bestNonPerson(gazetteer.lookup(name), mention);
  const whole = find(mention.name) ?? find(mention.surface);
  const core = coreWords(mention.words);
  const shorter = [core, bareWords(core)].filter(({ length }) => length < mention.words.length);
  const names = isCompany(mention.words) ? [...shorter, [...core, 'company']] : shorter;
  const companies = names.map((words) => find(words.join(' '))).filter((entry) => entry?.field === 'COMPANY');
  return whole ?? companies[0] ?? null;
}

/** The likeliest entry that is not a person, of the mention's kind if there is one. */
function bestNonPerson(
  matches: readonly GazetteerMatch[],
  { kind, isKindTold }: MentionContext,
): GazetteerEntry | null {
  const entries = matches.map(({ entry }) => entry);
  const own = entries.find((entry) => entry.kind === kind) ?? null;
  return own || isKindTold ? own : (entries.find((entry) => entry.kind !== 'PERSON') ?? null);
}

/** The identity of a group by its own mentions, before other groups are considered. */
export function identityOf({ mentions, entry, words, state }: OrganizationGroup): Identity {
  const bySeed = seedIdentity(mentions);
  if (bySeed) return bySeed;
  if (entry) return { by: 'GAZETTEER', entry };
  const country = state?.country ? `-${state.country.toLowerCase()}` : '';
  const name = bestName(mentions.map((mention) => mention.name));
  return { by: 'NAME', name, slug: `${slug(singular(words).join(' '))}${country}` };
}

/** The singular of a people's name, so that "Sunni" and "Sunnis" have one key; other names unchanged. */
function singular(words: readonly string[]): readonly string[] {
  const [plural = '', another] = words;
  const one = plural.replace(/s$/, '');
  return another === undefined && PEOPLES.has(plural) && PEOPLES.has(one) ? [one] : words;
}
