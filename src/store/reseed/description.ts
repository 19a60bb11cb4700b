/** Joins what many say of one entity into the one description people see; the order in which they said it never matters. */
import { type Alias, KINDS, type Kind } from '../../model.ts';
import type { Claim } from './claim.ts';

export interface Description {
  readonly kind: Kind;
  readonly name: string;
  readonly inGazetteer: boolean;
  /** Each once. */
  readonly aliases: readonly Alias[];
}

const firstOf = (names: readonly string[]): string | undefined => [...names].sort()[0];

const isNamedByGazetteer = ({ record }: Claim): boolean =>
  record.aliases.some((alias) => alias.assertedBy.type === 'GAZETTEER' && alias.name === record.name);

const namesOf = (claims: readonly Claim[]): string[] => claims.map(({ record }) => record.name);

/** What the seeds' gazetteer calls it, else a gazetteer that the resolver knows, else most texts, else the first claim. */
const chooseName = (claims: readonly Claim[], frequentName: string | null): string =>
  firstOf(namesOf(claims.filter(({ inGazetteer }) => inGazetteer))) ??
  firstOf(namesOf(claims.filter(isNamedByGazetteer))) ??
  frequentName ??
  (firstOf(namesOf(claims)) as string);

const chooseKind = (claims: readonly Claim[]): Kind => {
  const trusted = claims.filter(({ inGazetteer }) => inGazetteer);
  const kinds = new Set((trusted.length > 0 ? trusted : claims).map(({ record }) => record.kind));
  return KINDS.find((kind) => kinds.has(kind)) as Kind;
};

/** Describes an entity by its claims, at least one, and the full name most frequent in the texts, null when none has one. */
export function describe(claims: readonly Claim[], frequentName: string | null): Description {
  const aliases = new Map<string, Alias>();
  for (const { record } of claims) for (const alias of record.aliases) aliases.set(JSON.stringify(alias), alias);
  return {
    kind: chooseKind(claims),
    name: chooseName(claims, frequentName),
    inGazetteer: claims.some(({ inGazetteer }) => inGazetteer),
    aliases: [...aliases.values()],
  };
}
