/** Joins what many say of one entity into the one description people see; the order in which they said it never matters. */
import { type Alias, type Asserter, type EntityKey, type Kind, prevailingKind } from '../../model.ts';
import type { Claim } from './assertion.ts';
import { type EntityOverlays, removedNames } from './overlays.ts';

/** An alias, and under which entity it came; null when under the one it is of. */
export interface SourcedAlias extends Alias {
  readonly origin: EntityKey | null;
}

export interface Description {
  readonly kind: Kind;
  readonly name: string;
  readonly inGazetteer: boolean;
  /** Each once. */
  readonly aliases: readonly SourcedAlias[];
}

/** All that an entity is described by. */
export interface Sources {
  readonly key: EntityKey;
  /** At least one. */
  readonly claims: readonly Claim[];
  readonly said: EntityOverlays;
  /** The full names that accepted mentions print, the most frequent first. */
  readonly printed: readonly string[];
}

const firstOf = (names: readonly string[]): string | undefined => [...names].sort()[0];

const isNamedByGazetteer = ({ record }: Claim): boolean =>
  record.aliases.some((alias) => alias.assertedBy.type === 'GAZETTEER' && alias.name === record.name);

/** Claims to choose from: of the entity itself rather than of those merged into it, by seeds rather than by corrections. */
const leading = ({ key, claims }: Sources): readonly Claim[] => {
  const own = claims.filter(({ record }) => record.key === key);
  const known = own.length > 0 ? own : claims;
  const seeded = known.filter(({ isOnlyCorrection }) => !isOnlyCorrection);
  return seeded.length > 0 ? seeded : known;
};

/** What the seeds' gazetteer calls it, else a gazetteer that the resolver knows, else most texts, else the first claim. */
const chooseName = (claims: readonly Claim[], printed: readonly string[], removed: ReadonlySet<string>): string => {
  const allowed = claims.filter(({ record }) => !removed.has(record.name));
  const namesOf = (some: readonly Claim[]) => some.map(({ record }) => record.name);
  const called = new Set(claims.flatMap(({ record }) => record.aliases.map(({ name }) => name)));
  return (
    firstOf(namesOf(allowed.filter(({ inGazetteer }) => inGazetteer))) ??
    firstOf(namesOf(allowed.filter(isNamedByGazetteer))) ??
    printed.find((name) => called.has(name) && !removed.has(name)) ??
    firstOf(namesOf(allowed)) ??
    firstOf([...called].filter((name) => !removed.has(name))) ??
    (firstOf(namesOf(claims)) as string)
  );
};

const chooseKind = (claims: readonly Claim[]): Kind => {
  const trusted = claims.filter(({ inGazetteer }) => inGazetteer);
  return prevailingKind(new Set((trusted.length > 0 ? trusted : claims).map(({ record }) => record.kind)));
};

const PEOPLE: Asserter = { type: 'CORRECTION', name: 'corrections', version: null };

const gatherAliases = ({ key, claims }: Sources): SourcedAlias[] => {
  const aliases = new Map<string, SourcedAlias>();
  const originOf = ({ record }: Claim): EntityKey | null => (record.key === key ? null : record.key);
  const ownFirst = claims.toSorted((one, other) => ((originOf(one) ?? '') < (originOf(other) ?? '') ? -1 : 1));
  for (const claim of ownFirst) {
    for (const alias of claim.record.aliases) {
      const text = JSON.stringify(alias);
      if (!aliases.has(text)) aliases.set(text, { ...alias, origin: originOf(claim) });
    }
  }
  return [...aliases.values()];
};

/** Describes an entity: what people say of it stands over what its claims say. */
export function describe(sources: Sources): Description {
  const { claims, said, printed } = sources;
  const chosen = leading(sources);
  const removed = removedNames(said);
  const name = said.own?.name ?? chooseName(chosen, printed, removed);
  const aliases = gatherAliases(sources).filter((alias) => alias.name === name || !removed.has(alias.name));
  const isNamed = aliases.some((alias) => alias.name === name);
  return {
    kind: said.own?.kind ?? chooseKind(chosen),
    name,
    inGazetteer: claims.some(({ inGazetteer }) => inGazetteer),
    aliases: isNamed ? aliases : [...aliases, { name, form: 'FULL_NAME', assertedBy: PEOPLE, origin: null }],
  };
}
