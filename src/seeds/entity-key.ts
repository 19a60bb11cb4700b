/** The shape of an entity's key in seeds: its kind in small letters and a slug, `person/ada-lovelace`. */
import { type EntityKey, KINDS, type Kind, MAX_KEY } from '../model.ts';

/** The key, if the text has its shape; null when it has not. */
export function parseEntityKey(text: string): EntityKey | null {
  const key = text.normalize('NFC');
  return key.length <= MAX_KEY && kindOf(key) !== null && /^\S+$/.test(key) && !/\p{Cc}/u.test(key)
    ? (key as EntityKey)
    : null;
}

/** The kind that a key begins with; null when it begins with none. */
export function kindOf(key: string): Kind | null {
  return KINDS.find((kind) => key.startsWith(`${kind.toLowerCase()}/`) && key.length > kind.length + 1) ?? null;
}
