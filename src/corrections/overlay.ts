/** Joins the corrections of what one entity is into what they say together. */
import type { Asserter, EntityKey, EntityRecord, Form, Kind } from '../model.ts';
import { correctionBy } from './asserters.ts';
import type { EntityCorrection, Standing } from './correction.ts';

/** What people say of an entity over what seeds say. */
export interface Overlay {
  /** Name and kind as they were when it was last spoken of: what it is if nobody else says anything. */
  readonly seen: { readonly kind: Kind; readonly name: string };
  /** Null when seeds decide. */
  readonly name: string | null;
  readonly kind: Kind | null;
  /** True when it stays though no seed names it. */
  readonly stays: boolean;
  readonly aliases: EntityRecord['aliases'];
  /** Names that it does not go by. In order. */
  readonly removed: readonly string[];
  /** For each scheme that was set the value; null where it has none. In order of scheme. */
  readonly identifiers: readonly {
    readonly scheme: string;
    readonly value: string | null;
    readonly assertedBy: Asserter;
  }[];
}

interface Draft {
  seen: Overlay['seen'] | null;
  name: string | null;
  kind: Kind | null;
  stays: boolean;
  readonly aliases: Map<string, { name: string; form: Form; assertedBy: Asserter }>;
  readonly removed: Set<string>;
  readonly identifiers: Map<string, Overlay['identifiers'][number]>;
}

const addAlias = (draft: Draft, name: string, form: Form, by: string): void => {
  draft.removed.delete(name);
  draft.aliases.set(JSON.stringify([name, form]), { name, form, assertedBy: correctionBy(by) });
};

const removeAlias = (draft: Draft, name: string): void => {
  draft.removed.add(name);
  for (const [key, alias] of draft.aliases) if (alias.name === name) draft.aliases.delete(key);
};

const rename = (draft: Draft, name: string, by: string): void => {
  draft.name = name;
  addAlias(draft, name, 'FULL_NAME', by);
};

const apply = (draft: Draft, { by, correction }: Standing<EntityCorrection>, key: EntityKey): void => {
  switch (correction.type) {
    case 'CREATE_ENTITY':
      draft.kind = correction.entity.kind;
      rename(draft, correction.entity.name, by);
      break;
    case 'RENAME_ENTITY':
      rename(draft, correction.name, by);
      break;
    case 'CHANGE_ENTITY_KIND':
      draft.kind = correction.kind;
      break;
    case 'ADD_ALIAS':
      addAlias(draft, correction.name, correction.form, by);
      break;
    case 'REMOVE_ALIAS':
      removeAlias(draft, correction.name);
      break;
    case 'SET_IDENTIFIER': {
      const { scheme, value } = correction;
      draft.identifiers.set(scheme, { scheme, value, assertedBy: correctionBy(by) });
      break;
    }
    case 'MERGE_ENTITIES':
      if (correction.survivor.key === key && correction.kind !== null) draft.kind = correction.kind;
      break;
    case 'SPLIT_ENTITY':
      split(draft, { by, correction }, key);
      break;
  }
};

const split = (
  draft: Draft,
  { by, correction }: { by: string; correction: Extract<EntityCorrection, { type: 'SPLIT_ENTITY' }> },
  key: EntityKey,
): void => {
  if (correction.into.key === key) {
    draft.kind = correction.into.kind;
    rename(draft, correction.into.name, by);
    for (const name of correction.aliases) addAlias(draft, name, 'FULL_NAME', by);
  } else {
    for (const name of correction.aliases) removeAlias(draft, name);
  }
};

/** How the entity was when the correction was made; null where that says nothing of it. */
const seenIn = (correction: EntityCorrection, key: EntityKey): Overlay['seen'] | null => {
  if (correction.type === 'SPLIT_ENTITY') return correction.into.key === key ? correction.into : null;
  if (correction.type === 'MERGE_ENTITIES') {
    return [correction.survivor, ...correction.merged].find((one) => one.key === key) ?? null;
  }
  return correction.entity.key === key ? correction.entity : null;
};

const STAYING: ReadonlySet<string> = new Set([
  'CREATE_ENTITY',
  'RENAME_ENTITY',
  'CHANGE_ENTITY_KIND',
  'ADD_ALIAS',
  'SET_IDENTIFIER',
]);

const stays = (correction: EntityCorrection, key: EntityKey): boolean =>
  STAYING.has(correction.type) || (correction.type === 'SPLIT_ENTITY' && correction.into.key === key);

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** What these corrections, in the order in which they were made, say of an entity; null when they say nothing. */
export function overlayOf(key: EntityKey, corrections: readonly Standing<EntityCorrection>[]): Overlay | null {
  const draft: Draft = {
    seen: null,
    name: null,
    kind: null,
    stays: false,
    aliases: new Map(),
    removed: new Set(),
    identifiers: new Map(),
  };
  for (const standing of corrections) {
    const seen = seenIn(standing.correction, key);
    if (seen) draft.seen = { kind: seen.kind, name: seen.name };
    draft.stays ||= stays(standing.correction, key);
    apply(draft, standing, key);
  }
  const { name, kind, removed, aliases, identifiers } = draft;
  if (!draft.stays && kind === null && removed.size === 0) return null;
  return {
    seen: draft.seen ?? { kind: 'OTHER', name: key },
    name,
    kind,
    stays: draft.stays,
    aliases: [...aliases.values()].sort((one, other) => byText(one.name, other.name) || byText(one.form, other.form)),
    removed: [...removed].sort(byText),
    identifiers: [...identifiers.values()].sort((one, other) => byText(one.scheme, other.scheme)),
  };
}
