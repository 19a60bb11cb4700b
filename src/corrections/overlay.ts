/** The overlay of one entity: values set by corrections, which override seeds. */
import type { Asserter, EntityKey, EntityRecord, Form, Kind } from '../model.ts';
import type { EntityRef } from './shapes.ts';

/** Stored as JSON, so the order of the fields matters. */
export interface Overlay {
  /** Its name and kind when it was last corrected, which hold if no seed names it. */
  readonly seen: { readonly kind: Kind; readonly name: string };
  /** Null when seeds decide. */
  readonly name: string | null;
  readonly kind: Kind | null;
  /** Whether the entity exists even if no seed names it. */
  readonly stays: boolean;
  readonly aliases: EntityRecord['aliases'];
  /** Names that are not its aliases, sorted. */
  readonly removed: readonly string[];
  /** The values that were set, sorted by scheme; null where the entity has none. */
  readonly identifiers: readonly {
    readonly scheme: string;
    readonly value: string | null;
    readonly assertedBy: Asserter;
  }[];
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Collects the corrections of one entity, in the order of the log. */
export class OverlayBuilder {
  readonly key: EntityKey;
  #seen: Overlay['seen'] | null = null;
  #name: string | null = null;
  #kind: Kind | null = null;
  #stays = false;
  readonly #aliases = new Map<string, Overlay['aliases'][number]>();
  readonly #removed = new Set<string>();
  readonly #identifiers = new Map<string, Overlay['identifiers'][number]>();

  constructor(key: EntityKey) {
    this.key = key;
  }

  /** Records the state of the entity when it was corrected, if it is one of these. */
  recordState(...entities: readonly EntityRef[]): void {
    const own = entities.find(({ key }) => key === this.key);
    if (own) this.#seen = { kind: own.kind, name: own.name };
  }

  /** Makes the entity exist even if no seed names it. */
  ensureExists(): void {
    this.#stays = true;
  }

  setKind(kind: Kind): void {
    this.#kind = kind;
  }

  setName(name: string, assertedBy: Asserter): void {
    this.#name = name;
    this.addAlias(name, 'FULL_NAME', assertedBy);
  }

  addAlias(name: string, form: Form, assertedBy: Asserter): void {
    this.#removed.delete(name);
    this.#aliases.set(JSON.stringify([name, form]), { name, form, assertedBy });
  }

  /** In every form. */
  removeAlias(name: string): void {
    this.#removed.add(name);
    for (const [key, alias] of this.#aliases) if (alias.name === name) this.#aliases.delete(key);
  }

  /** Replaces every identifier of the scheme; null removes them. */
  setIdentifier(scheme: string, value: string | null, assertedBy: Asserter): void {
    this.#identifiers.set(scheme, { scheme, value, assertedBy });
  }

  /** Null when the corrections set nothing of the entity itself. */
  build(): Overlay | null {
    if (!this.#stays && this.#kind === null && this.#removed.size === 0) return null;
    return {
      seen: this.#seen ?? { kind: 'OTHER', name: this.key },
      name: this.#name,
      kind: this.#kind,
      stays: this.#stays,
      aliases: [...this.#aliases.values()].sort(
        (one, other) => compareText(one.name, other.name) || compareText(one.form, other.form),
      ),
      removed: [...this.#removed].sort(compareText),
      identifiers: [...this.#identifiers.values()].sort((one, other) => compareText(one.scheme, other.scheme)),
    };
  }
}
