/** The bodies that an article names, mentions of one name together, before anything refers to anything. */
import { slug } from '../../text/fold.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { type Known, namesOf } from '../known.ts';
import { coreWords, isAcronym, lettersOf } from './body-name.ts';
import { bestName, type Identity } from './cluster.ts';
import { type Draft, saidKey } from './draft.ts';
import type { StateBodies, StateBody } from './state-body.ts';

export interface Body {
  /** What tells its name: core words, or the letters of an acronym as one word. */
  readonly words: readonly string[];
  readonly isAcronym: boolean;
  readonly drafts: readonly Draft[];
  readonly known: Known | null;
  /** Whose body it is, where every state has one; null for any other. */
  readonly state: StateBody | null;
}

export interface BodyTools {
  readonly gazetteer: Gazetteer;
  readonly stateBodies: StateBodies;
  /** ISO code of the country whose a body is when nothing says whose; null when the article speaks of none above others. */
  readonly mainCountry: string | null;
}

/** The bodies in order of first mention. */
export function gatherBodies(drafts: readonly Draft[], tools: BodyTools): Body[] {
  const states = settleOwners(drafts, tools);
  const bodies = new Map<string, Body & { drafts: Draft[] }>();
  for (const draft of drafts) {
    const state = states.get(draft) ?? null;
    const known = draft.said === null ? findKnown(draft, state, tools.gazetteer) : null;
    const isShort = isAcronym(draft.name);
    const words = state?.words ?? (isShort ? [lettersOf(draft.name)] : coreWords(draft.words));
    const key = saidKey(draft) ?? known?.record.key ?? `${words.join(' ')} ${state?.country ?? ''} ${isShort}`;
    const there = bodies.get(key);
    if (there) there.drafts.push(draft);
    else bodies.set(key, { words, isAcronym: isShort, drafts: [draft], known, state });
  }
  return [...bodies.values()];
}

/** Whose each body of a state is: what stands beside it, else what stands beside its namesake, else the article's country. */
function settleOwners(drafts: readonly Draft[], { stateBodies, mainCountry }: BodyTools): Map<Draft, StateBody> {
  const read = drafts.flatMap((draft) => {
    const state = stateBodies(draft);
    return state === null ? [] : [{ draft, state }];
  });
  const owned = ({ words }: StateBody) => {
    const owners = read.filter(({ state }) => state.country !== null && state.words.join(' ') === words.join(' '));
    const countries = new Set(owners.map(({ state }) => state.country));
    return countries.size === 1 ? ([...countries][0] ?? null) : countries.size === 0 ? mainCountry : null;
  };
  return new Map(read.map(({ draft, state }) => [draft, { ...state, country: state.country ?? owned(state) }]));
}

/** The known thing, no person, that a mention names; for a state's body the one of that state. */
function findKnown(draft: Draft, state: StateBody | null, gazetteer: Gazetteer): Known | null {
  const pick = (name: string) => {
    const known = gazetteer.named(name).map((naming) => naming.known);
    return known.find(({ kind }) => kind === draft.kind) ?? known.find(({ kind }) => kind !== 'PERSON') ?? null;
  };
  const direct = pick(draft.name) ?? pick(draft.surface);
  if (state?.country == null) return direct;
  const owner = gazetteer.withIdentifier({ scheme: 'iso3166', value: state.country });
  const names = owner ? namesOf(owner.record).map(({ name }) => pick(`${name} ${state.words.join(' ')}`)) : [];
  const isWhole = coreWords(draft.words).length > state.words.length;
  return names.find((known) => known !== null) ?? (isWhole ? direct : null);
}

/** What a body is by what its mentions say alone. */
export function identityOf({ drafts, known, words, state }: Body): Identity {
  const said = drafts.find((draft) => draft.said !== null)?.said;
  if (said) return { by: 'SEED', said };
  if (known) return { by: 'KNOWN', known };
  const country = state?.country ? `-${state.country.toLowerCase()}` : '';
  const name = bestName(drafts.map((draft) => draft.name));
  return { by: 'NAME', name, slug: `${slug(words.join(' '))}${country}` };
}
