/** Converts a document to an article record: lays out its text, finds and resolves names, reads roles and statements. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Article, prepareArticle } from '../extract/article.ts';
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
import { alignAnnotations, annotationFile } from './align-annotations.ts';
import type { Components } from './components.ts';

export interface ReadResult {
  /** Null when the document has no text. */
  readonly record: ArticleRecord | null;
  readonly problems: readonly Problem[];
}

export interface Reader {
  /** Signs the mentions that the extractor finds. */
  readonly extractor: Asserter & { readonly version: string };
  /** The entities of seed gazetteers, merged with what the baked gazetteer knows of them. */
  readonly known: readonly EntityRecord[];
  /** The digest of the record that `read` would return. When it equals the stored digest, the article is unchanged. */
  readonly digestOf: (document: Document) => string;
  readonly read: (document: Document) => Promise<ReadResult>;
  /** The problems that `read` would report, without running the extractor. */
  readonly check: (document: Document) => readonly Problem[];
}

type Resolved = Resolution & Pick<ReadResult, 'problems'>;

/** Part of every digest: a new name for what is read beside mentions has all articles read again. */
const ALSO_READ = 'roles and statements';

/** `seeded` are the entities of the seeds' gazetteers. */
export function createReader(components: Components, seeded: readonly EntityRecord[]): Reader {
  const gazetteer = createGazetteer(components.baked, seeded);
  const { id, version, extract } = components.createExtractor(gazetteer);
  const resolver = components.createResolver(gazetteer);
  const extractor = { type: 'EXTRACTOR', name: id, version } as const;
  const configuration = JSON.stringify([packageVersion(), ALSO_READ, id, version, gazetteer.digest]);
  const digestOf = ({ digest }: Document) => createHash('sha256').update(configuration).update(digest).digest('hex');

  const resolve = async (document: Document, layout: Layout, article: Article): Promise<Resolved> => {
    if (document.annotations === null)
      return { ...resolver.resolve(article, await extract(article), extractor), problems: [] };
    const { spans, problems } = alignAnnotations(document, layout, article);
    const seed: Asserter = { type: 'SEED', name: annotationFile(document), version: null };
    return { ...resolver.resolveAnnotations(article, spans, seed), problems };
  };

  const read = async (document: Document): Promise<ReadResult> => {
    const layout = layOut(document.parts);
    if (layout.text === '') return { record: null, problems: [error(document, NO_TEXT)] };
    const article = prepareArticle(layout);
    const { mentions, entities, problems } = await resolve(document, layout, article);
    const record = {
      ...articleFields(document, article),
      digest: digestOf(document),
      mentions,
      roles: readRoles(article, mentions),
      statements: readStatements(article, mentions),
      entities,
    };
    return { record, problems };
  };
  const known = seeded.map((record) => gazetteer.byKey(record.key)?.record ?? record);
  return { extractor, known, digestOf, read, check };
}

function check(document: Document): readonly Problem[] {
  if (document.annotations === null) return [];
  const layout = layOut(document.parts);
  return alignAnnotations(document, layout, prepareArticle(layout)).problems;
}

const NO_TEXT = ['EMPTY', 'It contains only boilerplate of a web page; write the text of an article.'] as const;

type ExtractedField = 'digest' | 'mentions' | 'roles' | 'statements' | 'entities';

/** The fields of a record that need no extraction. */
function articleFields(
  document: Document,
  { text, passages, sentences }: Article,
): Omit<ArticleRecord, ExtractedField> {
  const { key, file, line, publication, source, url, language, section } = document;
  const textOf = (role: PassageRole): string | null => {
    const passage = passages.find((one) => one.role === role);
    return passage ? text.slice(passage.start, passage.end) : null;
  };
  const metadata = { publication, source, url, language, section };
  const [title, byline] = [textOf('HEADLINE'), textOf('BYLINE')];
  return { key, file, line, text, title, byline, ...metadata, wordCount: countWords(text), passages, sentences };
}

/** Part of every digest, because layout, tokens and counts change with the package only. */
function packageVersion(): string {
  return JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')).version;
}
