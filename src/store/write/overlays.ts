/** Reads the overlays of an entity and of those merged into it: values set by corrections, which override seeds. */
import type { Overlay } from '../../corrections/overlay.ts';
import type { EntityKey } from '../../model.ts';
import type { Store } from '../database/open.ts';

export interface EntityOverlays {
  readonly own: Overlay | null;
  /** Overlays of the entities merged into it, in order of key. */
  readonly merged: readonly Overlay[];
}

/** Reads the overlays of an entity by row id. */
export type OverlayReader = (id: number) => EntityOverlays;

const NONE: EntityOverlays = { own: null, merged: [] };

const SELECT_OWN = 'SELECT overlay FROM corrected_entities WHERE id = ?';
const SELECT_MERGED = `
  SELECT overlay FROM merged_entities AS m CROSS JOIN corrected_entities AS c
  WHERE m.survivor_id = ? AND c.id = m.id ORDER BY c.key`;

export function readOverlays(store: Store): OverlayReader {
  if (store.prepare('SELECT 1 FROM corrected_entities LIMIT 1').get() === undefined) return () => NONE;
  const own = store.prepare(SELECT_OWN).pluck();
  const merged = store.prepare(SELECT_MERGED).pluck();
  return (id) => {
    const text = own.get(id) as string | undefined;
    return {
      own: text === undefined ? null : JSON.parse(text),
      merged: (merged.all(id) as string[]).map((one) => JSON.parse(one) as Overlay),
    };
  };
}

/** The names that corrections removed. An alias added to the entity itself overrides its removal from a merged one. */
export function removedNames({ own, merged }: EntityOverlays): ReadonlySet<string> {
  const added = new Set(own?.aliases.map(({ name }) => name));
  return new Set([
    ...(own?.removed ?? []),
    ...merged.flatMap(({ removed }) => removed.filter((name) => !added.has(name))),
  ]);
}

/** The value that corrections set in a scheme; null when they set that there is none, undefined when they set nothing. */
export function setValue({ own, merged }: EntityOverlays, scheme: string): string | null | undefined {
  for (const overlay of [own, ...merged]) {
    const found = overlay?.identifiers.find((one) => one.scheme === scheme);
    if (found) return found.value;
  }
  return undefined;
}

/** The keys of the entities merged into an entity, by row id; sorted. */
export function mergedInto(store: Store, id: number): EntityKey[] {
  return store
    .prepare('SELECT key FROM merged_entities WHERE survivor_id = ? ORDER BY key')
    .pluck()
    .all(id) as EntityKey[];
}
