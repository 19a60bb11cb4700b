/** Tells several versions of an article, and copies of it, from articles whose keys clash. */
import { hash } from 'node:crypto';
import type { Document } from '../model.ts';
import type { Problem } from '../problem.ts';
import { oneLine } from '../text/fold.ts';
import { error, type Finding, quote, type SourceLocation, warning } from './problems.ts';

/** What is kept of a document while the others are read. */
export interface SeenDocument extends SourceLocation, Pick<Document, 'url' | 'digest'> {
  readonly key: string;
  /** When it was changed, or else published; '' when neither is known. */
  readonly at: string;
  /** Digest of what it says, whatever its key and format; null when that is too short to be told from others, or annotated by hand. */
  readonly content: string | null;
}

/** The documents that were read so far. There may be more than fit into memory. */
export interface SeenDocuments {
  /** The one with a key. */
  readonly byKey: (key: string) => SeenDocument | undefined;
  /** Where that is said, under another key. */
  readonly byContent: (content: string) => SourceLocation | undefined;
  /** The stored article that says so under another key and was not read yet. */
  readonly storedCopy: (content: string, key: string) => StoredCopy | undefined;
  /** Where the stored article of a key is, if it counts rather than a document of its address that was changed at that time. */
  readonly storedLater: (key: string, at: string) => SourceLocation | undefined;
  /** Adds a document, in place of one with its key. */
  readonly add: (document: SeenDocument) => void;
  /** Puts a document off until the article with that key is read. */
  readonly putOff: (document: Document, until: string) => void;
  /** Takes out those that were put off until the article with that key, in their order; null for all that are left. */
  readonly takePutOff: (until: string | null) => Iterable<Document>;
}

export interface StoredCopy extends SourceLocation {
  readonly key: string;
}

export interface Distinct {
  /** The document; null when it is left out or put off. It replaces an earlier one of its key if that was superseded. */
  readonly document: Document | null;
  readonly problem: Problem | null;
}

/**
 * Returns a function to call with each document in order, which adds it to those that were read `before`. Of several with one address, the
 * one that was changed last counts, of equal ones the last. Of several that say the same under different keys, the first one counts. What
 * a stored article says is put off, as that may be read later and say something else; `isLast` means that it is not.
 */
export function createVersions(before: SeenDocuments): (document: Document, isLast?: boolean) => Distinct {
  return (document, isLast = false) => {
    const { key, file, line, url, digest } = document;
    const at = document.modified ?? document.publication?.at ?? '';
    const content = contentOf(document);
    const seen: SeenDocument = { key, file, line, url, digest, at, content };
    const first = before.byKey(key);
    if (first !== undefined) {
      const distinct = chooseVersion(document, seen, first);
      if (distinct.document !== null) before.add(seen);
      return distinct;
    }
    const later = url === null ? undefined : before.storedLater(key, at);
    if (url !== null && later) return { document: null, problem: warning(document, supersededBy(url, later)) };
    const stored = content === null ? undefined : before.storedCopy(content, key);
    const original = content === null ? undefined : (before.byContent(content) ?? (isLast ? stored : undefined));
    if (original !== undefined) return { document: null, problem: warning(document, copyOf(original)) };
    if (stored !== undefined && !isLast) {
      before.putOff(document, stored.key);
      return { document: null, problem: null };
    }
    before.add(seen);
    return { document, problem: null };
  };
}

function chooseVersion(document: Document, seen: SeenDocument, first: SeenDocument): Distinct {
  const { key, url } = document;
  if (url === null || url !== first.url) return { document: null, problem: error(document, duplicateOf(key, first)) };
  const isLater = seen.at >= first.at && seen.digest !== first.digest;
  if (!isLater) return { document: null, problem: warning(document, supersededBy(url, first)) };
  return { document: { ...document, supersedes: true }, problem: warning(first, supersededBy(url, document)) };
}

/** Shorter texts may be alike by chance. */
const MIN_LENGTH = 80;

function contentOf(document: Document): string | null {
  const { parts, publication, source, url, section, annotations } = document;
  const text = parts.map((part) => part.text).join(' ');
  const normalized = oneLine(text.normalize('NFC'));
  if (normalized.length < MIN_LENGTH || annotations !== null) return null;
  const content = JSON.stringify([normalized, publication, source, url, section]);
  return hash('sha256', content, 'base64').slice(0, 20);
}

const where = ({ file, line }: SourceLocation): string => (line === null ? file : `${file}, line ${line}`);

const duplicateOf = (key: string, first: SourceLocation): Finding => [
  'DUPLICATE_KEY',
  `The key ${quote(key)} is already used by ${where(first)}; choose another one.`,
];
const supersededBy = (url: string, other: SourceLocation): Finding => [
  'SUPERSEDED',
  `It is another version of ${quote(url)} than ${where(other)}, which counts; remove the one that is out of date.`,
];
const copyOf = (original: SourceLocation): Finding => [
  'COPY',
  `It says the same as ${where(original)}, which counts once for both; remove one, or give it the date, source or address that sets it apart.`,
];
