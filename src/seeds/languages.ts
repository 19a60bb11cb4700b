/** Reads the language of an article: a tag, or the name of a language in English or in itself. */
import { languageTag } from '../model.ts';

const ENGLISH = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** The tag of a language that exists; null when the text is neither a tag nor a name. "English" is `en`, "eng" too. */
export function parseLanguage(written: string): string | null {
  const text = written.trim();
  const tag = languageTag(text.replaceAll('_', '-').replace(/\..*$/, ''));
  if (tag !== null && nameOf(tag) !== undefined) return tag;
  names ??= namesOfLanguages();
  return names.get(text.replace(/\s*\(.*\)$/, '').toLowerCase()) ?? null;
}

const nameOf = (tag: string): string | undefined => ENGLISH.of(tag.split('-')[0] ?? tag);

let names: ReadonlyMap<string, string> | null = null;

/** The tags of languages with two letters, by their names in small letters. */
function namesOfLanguages(): ReadonlyMap<string, string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter(isLanguage);
  const own = codes.map((code) => [ownName(code), code] as const);
  const english = codes.map((code) => [(nameOf(code) ?? code).toLowerCase(), code] as const);
  return new Map([...own, ...english]);
}

/** Codes that were replaced, such as `iw`, are left to the codes that replaced them. */
const isLanguage = (code: string): boolean => languageTag(code) === code && nameOf(code) !== undefined;

const ownName = (code: string): string =>
  (new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code).toLowerCase();
