/** Derives the description of an entity from all assertions of it, whatever their order. */
import { type Alias, type Asserter, type EntityKey, type Kind, prevailingKind } from '../../model.ts';
import type { Assertion } from './assertion.ts';
import { type EntityOverlays, removedNames } from './overlays.ts';

export interface SourcedAlias extends Alias {
  /** The merged entity that the alias came with; null when it is the entity's own. */
  readonly origin: EntityKey | null;
}

export interface Description {
  readonly kind: Kind;
  readonly name: string;
  readonly inGazetteer: boolean;
  /** Without duplicates. */
  readonly aliases: readonly SourcedAlias[];
}

/** The input of `describe`. */
export interface Sources {
  readonly key: EntityKey;
  /** At least one, in any order. */
  readonly assertions: readonly Assertion[];
  readonly overlays: EntityOverlays;
  /** Full names in articles: the surfaces of accepted mentions, the most frequent first. */
  readonly printed: readonly string[];
}

const firstOf = (names: readonly string[]): string | undefined => [...names].sort()[0];

const isNamedByGazetteer = ({ record }: Assertion): boolean =>
  record.aliases.some((alias) => alias.assertedBy.type === 'GAZETTEER' && alias.name === record.name);

/** The assertions that decide name and kind: of the entity itself, else of merged ones; of seeds, else of corrections. */
const preferred = ({ key, assertions }: Sources): readonly Assertion[] => {
  const own = assertions.filter(({ record }) => record.key === key);
  const candidates = own.length > 0 ? own : assertions;
  const seeded = candidates.filter(({ isOnlyCorrection }) => !isOnlyCorrection);
  return seeded.length > 0 ? seeded : candidates;
};

/** By precedence: a name in the gazetteer of the seeds, one in a shipped gazetteer, the most frequent one in articles, any other. */
const chooseName = (
  assertions: readonly Assertion[],
  printed: readonly string[],
  removed: ReadonlySet<string>,
): string => {
  const allowed = assertions.filter(({ record }) => !removed.has(record.name));
  const namesOf = (some: readonly Assertion[]) => some.map(({ record }) => record.name);
  const aliases = new Set(assertions.flatMap(({ record }) => record.aliases.map(({ name }) => name)));
  return (
    firstOf(namesOf(allowed.filter(({ inGazetteer }) => inGazetteer))) ??
    firstOf(namesOf(allowed.filter(isNamedByGazetteer))) ??
    printed.find((name) => aliases.has(name) && !removed.has(name)) ??
    firstOf(namesOf(allowed)) ??
    firstOf([...aliases].filter((name) => !removed.has(name))) ??
    (firstOf(namesOf(assertions)) as string)
  );
};

const chooseKind = (assertions: readonly Assertion[]): Kind => {
  const trusted = assertions.filter(({ inGazetteer }) => inGazetteer);
  return prevailingKind(new Set((trusted.length > 0 ? trusted : assertions).map(({ record }) => record.kind)));
};

const CORRECTIONS: Asserter = { type: 'CORRECTION', name: 'corrections', version: null };

const gatherAliases = ({ key, assertions }: Sources): SourcedAlias[] => {
  const aliases = new Map<string, SourcedAlias>();
  const originOf = ({ record }: Assertion): EntityKey | null => (record.key === key ? null : record.key);
  const ownFirst = assertions.toSorted((one, other) => ((originOf(one) ?? '') < (originOf(other) ?? '') ? -1 : 1));
  for (const assertion of ownFirst) {
    for (const alias of assertion.record.aliases) {
      const text = JSON.stringify(alias);
      if (!aliases.has(text)) aliases.set(text, { ...alias, origin: originOf(assertion) });
    }
  }
  return [...aliases.values()];
};

/** Describes an entity. Overlays take precedence over assertions. */
export function describe(sources: Sources): Description {
  const { assertions, overlays, printed } = sources;
  const chosen = preferred(sources);
  const removed = removedNames(overlays);
  const name = overlays.own?.name ?? chooseName(chosen, printed, removed);
  const aliases = gatherAliases(sources).filter((alias) => alias.name === name || !removed.has(alias.name));
  const isNamed = aliases.some((alias) => alias.name === name);
  return {
    kind: overlays.own?.kind ?? chooseKind(chosen),
    name,
    inGazetteer: assertions.some(({ inGazetteer }) => inGazetteer),
    aliases: isNamed ? aliases : [...aliases, { name, form: 'FULL_NAME', assertedBy: CORRECTIONS, origin: null }],
  };
}
