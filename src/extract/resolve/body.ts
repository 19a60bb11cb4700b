/** The bodies that an article names, mentions of one name together, before anything refers to anything. */
import { slug } from '../../text/fold.ts';
import type { Gazetteer, Naming } from '../gazetteer.ts';
import { PEOPLES } from '../knowledge/peoples.ts';
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
function settleOwners(
  drafts: readonly Draft[],
  { stateBodies, mainCountry, gazetteer }: BodyTools,
): Map<Draft, StateBody> {
  const read = drafts.flatMap((draft) => {
    const state = stateBodies(draft);
    return state === null ? [] : [{ draft, state, name: state.words.join(' ') }];
  });
  const settled = read.map(({ draft, state, name }): [Draft, StateBody] => {
    const owners = read.filter((other) => other.name === name).flatMap((other) => other.state.country ?? []);
    const [owner, another] = new Set(owners);
    const isOpen = state.country === null && findNamed(draft, gazetteer) === null;
    const guessed = owner === undefined && isOpen ? mainCountry : null;
    return [draft, { ...state, country: state.country ?? (another === undefined ? owner : null) ?? guessed }];
  });
  return new Map(settled);
}

/** The known thing, no person, that a mention names; for a state's body the one of that state. */
function findKnown(draft: Draft, state: StateBody | null, gazetteer: Gazetteer): Known | null {
  const direct = findNamed(draft, gazetteer);
  if (state?.country == null) return direct;
  const owner = gazetteer.withIdentifier({ scheme: 'iso3166', value: state.country });
  const owners = owner ? namesOf(owner.record).map(({ name }) => name) : [];
  const ofState = owners.map((name) => notPerson(gazetteer.named(`${name} ${state.words.join(' ')}`), draft));
  const isWhole = coreWords(draft.words).length > state.words.length;
  return ofState.find((known) => known !== null) ?? (isWhole ? direct : null);
}

const findNamed = (draft: Draft, gazetteer: Gazetteer): Known | null =>
  notPerson(gazetteer.named(draft.name), draft) ?? notPerson(gazetteer.named(draft.surface), draft);

/** The likeliest that is no person, of the mention's kind if any is. */
function notPerson(namings: readonly Naming[], { kind }: Draft): Known | null {
  const known = namings.map((naming) => naming.known);
  return known.find((one) => one.kind === kind) ?? known.find((one) => one.kind !== 'PERSON') ?? null;
}

/** What a body is by what its mentions say alone. */
export function identityOf({ drafts, known, words, state }: Body): Identity {
  const said = drafts.find((draft) => draft.said !== null)?.said;
  if (said) return { by: 'SEED', said };
  if (known) return { by: 'KNOWN', known };
  const country = state?.country ? `-${state.country.toLowerCase()}` : '';
  const name = bestName(drafts.map((draft) => draft.name));
  return { by: 'NAME', name, slug: `${slug(oneOfThem(words).join(' '))}${country}` };
}

/** "Sunnis" are those of whom one is a "Sunni": a people has one key, whatever the number. */
function oneOfThem(words: readonly string[]): readonly string[] {
  const [many = '', another] = words;
  const one = many.replace(/s$/, '');
  return another === undefined && PEOPLES.has(many) && PEOPLES.has(one) ? [one] : words;
}
