/** Unpacks the files of a ZIP archive, one after the other. */
import { once } from 'node:events';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { Problem } from '../problem.ts';
import { archiveError, createBudget, type PackedFile } from './archive.ts';
import { type FilePath, unreadable } from './disk.ts';
import { isIgnored } from './ignored.ts';
import { MAX_ENTRIES } from './limits.ts';
import { error, type Finding } from './problems.ts';

const openZip = promisify<string, yauzl.Options, ZipFile>(yauzl.open);

/** Names in it follow that of the archive: `day.zip/a.txt`. They lead nowhere on the disk. */
export async function* unpackZip({ path, file }: FilePath): AsyncGenerator<PackedFile | Problem> {
  const location = { file, line: null };
  let zip: ZipFile | null = null;
  try {
    zip = await openZip(path, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > MAX_ENTRIES) return yield error(location, TOO_MANY);
    yield* entriesOf(zip, { path, file });
  } catch (cause) {
    yield unreadable(location, archiveError(cause));
  } finally {
    zip?.close();
  }
}

async function* entriesOf(zip: ZipFile, { path, file }: FilePath): AsyncGenerator<PackedFile | Problem> {
  const within = createBudget(() => zip.fileSize);
  const openEntry = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
  for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
    const name = `${file}/${entry.fileName}`;
    const isSkipped = name.endsWith('/') || name.split('/').some((part) => isIgnored(part) || part === '__MACOSX');
    if (isSkipped) continue;
    if (entry.isEncrypted()) yield error({ file: name, line: null }, ENCRYPTED);
    else yield { path, file: name, name, open: () => within(bytesOf(entry as Entry, openEntry)) };
  }
}

/** Null after the last one. */
async function nextEntry(zip: ZipFile): Promise<Entry | null> {
  const ended = new AbortController();
  const options = { signal: ended.signal };
  const next = Promise.race([
    once(zip, 'entry', options).then(([entry]) => entry as Entry),
    once(zip, 'end', options).then(() => null),
  ]);
  zip.readEntry();
  try {
    return await next;
  } finally {
    ended.abort();
  }
}

async function* bytesOf(
  entry: Entry,
  open: (entry: Entry) => Promise<NodeJS.ReadableStream>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of await open(entry)) yield chunk as unknown as Uint8Array;
}

const TOO_MANY: Finding = ['TOO_LARGE', `It holds more than ${MAX_ENTRIES} files; split it.`];
const ENCRYPTED: Finding = ['UNREADABLE', 'It is encrypted; unpack it with its password.'];
