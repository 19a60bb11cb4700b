/** Reads a document as an article: laid out, its names found and resolved, ready to be stored. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../extract/article.ts';
import { prepareArticle } from '../extract/article.ts';
import { createGazetteer } from '../extract/gazetteer/gazetteer.ts';
import type { Resolution } from '../extract/resolve/model.ts';
import { readRoles } from '../extract/speech/roles.ts';
import { readStatements } from '../extract/speech/statements.ts';
import type { ArticleRecord, Asserter, Document, EntityRecord, PassageRole } from '../model.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import type { Problem } from '../problem.ts';
import { error } from '../seeds/problems.ts';
import { type Layout, layOut } from '../text/layout.ts';
import { countWords } from '../text/tokens.ts';
import { annotationFile, carry } from './align-annotations.ts';
import type { Components } from './components.ts';

/** An article, or null where nothing is left to read, and what is wrong with it. */
export interface Reading {
  readonly record: ArticleRecord | null;
  readonly problems: readonly Problem[];
}

export interface Reader {
  /** Signs what the extractor finds. */
  readonly extractor: Asserter & { readonly version: string };
  /** What seeds know, each with all that the baked gazetteer adds to it. */
  readonly known: readonly EntityRecord[];
  /** The digest of the record that `read` would give: equal to a stored one, there is nothing to do. */
  readonly digestOf: (document: Document) => string;
  readonly read: (document: Document) => Promise<Reading>;
  /** What `read` would find wrong, without what it costs to read. */
  readonly check: (document: Document) => readonly Problem[];
}

type Resolved = Resolution & Pick<Reading, 'problems'>;

/** What is read of a text beside its mentions; another name has every article read again. */
const READING = 'roles and statements';

/** `seeded` are the entities of the seeds' own gazetteers. */
export function createReader(parts: Components, seeded: readonly EntityRecord[]): Reader {
  const gazetteer = createGazetteer(parts.baked, seeded);
  const { id, version, extract } = parts.createExtractor(gazetteer);
  const resolver = parts.createResolver(gazetteer);
  const extractor = { type: 'EXTRACTOR', name: id, version } as const;
  const shaping = JSON.stringify([packageVersion(), READING, id, version, gazetteer.digest]);
  const digestOf = ({ digest }: Document) => createHash('sha256').update(shaping).update(digest).digest('hex');

  const resolve = async (document: Document, layout: Layout, article: Article): Promise<Resolved> => {
    if (document.annotations === null)
      return { ...resolver.resolve(article, await extract(article), extractor), problems: [] };
    const { spans, problems } = carry(document, layout, article);
    const seed: Asserter = { type: 'SEED', name: annotationFile(document), version: null };
    return { ...resolver.resolveAnnotations(article, spans, seed), problems };
  };

  const read = async (document: Document): Promise<Reading> => {
    const layout = layOut(document.parts);
    if (layout.text === '') return { record: null, problems: [error(document, NOTHING_LEFT)] };
    const article = prepareArticle(layout);
    const { mentions, entities, problems } = await resolve(document, layout, article);
    const said = { roles: readRoles(article, mentions), statements: readStatements(article, mentions) };
    const record = { ...recordOf(document, article), digest: digestOf(document), mentions, ...said, entities };
    return { record, problems };
  };
  const known = seeded.map((record) => gazetteer.byKey(record.key)?.record ?? record);
  return { extractor, known, digestOf, read, check };
}

function check(document: Document): readonly Problem[] {
  if (document.annotations === null) return [];
  const layout = layOut(document.parts);
  return carry(document, layout, prepareArticle(layout)).problems;
}

const NOTHING_LEFT = [
  'EMPTY',
  'There is nothing in it but furniture of a web page; write the text of an article.',
] as const;

function recordOf(
  document: Document,
  { text, passages, sentences }: Article,
): Omit<ArticleRecord, 'digest' | 'mentions' | 'roles' | 'statements' | 'entities'> {
  const { key, file, line, publication, source, url, language, section } = document;
  const printed = (role: PassageRole): string | null => {
    const passage = passages.find((one) => one.role === role);
    return passage ? text.slice(passage.start, passage.end) : null;
  };
  const said = { title: printed('HEADLINE'), byline: printed('BYLINE'), publication, source, url, language, section };
  return { key, file, line, text, ...said, wordCount: countWords(text), passages, sentences };
}

/** What lays out, cuts and counts changes with the package alone. */
function packageVersion(): string {
  return JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')).version;
}
