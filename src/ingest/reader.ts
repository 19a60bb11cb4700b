/** Converts a document to an article record: lays out its text, finds and resolves names, reads roles and statements. */
import { hash } from 'node:crypto';
import { type Article, prepareArticle } from '../extract/article.ts';
import type { DetectedSpan } from '../extract/extractor.ts';
import { createGazetteer } from '../extract/gazetteer/gazetteer.ts';
import { findGazetteerNames } from '../extract/gazetteer-names.ts';
import type { AnnotatedSpan, Resolution } from '../extract/resolve/model.ts';
import { chunkSentences } from '../extract/speech/chunks.ts';
import { readRoles } from '../extract/speech/roles.ts';
import { readStatements } from '../extract/speech/statements.ts';
import type { ArticleRecord, Asserter, Document, EntityRecord, MentionRecord, PassageRole } from '../model.ts';
import { packageVersion } from '../package-root.ts';
import { DatelineError, type Problem } from '../problem.ts';
import { error, type Finding, failure, warning } from '../seeds/problems.ts';
import { runUntil, TimeLimitError } from '../seeds/time-limit.ts';
import { oneLine } from '../text/fold.ts';
import { tellLanguage } from '../text/language.ts';
import { layOut } from '../text/layout.ts';
import { countWords } from '../text/tokens.ts';
import { type AlignedAnnotations, type AlignedSpan, alignAnnotations, annotationFile } from './align-annotations.ts';
import type { Components } from './components.ts';
import { limitEntities } from './entity-limit.ts';

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
  readonly digestOf: (document: Pick<Document, 'digest'>) => string;
  /** An article that takes too long, or that an unexpected error interrupts, is a problem. Rejects with DatelineError only. */
  readonly read: (document: Document) => Promise<ReadResult>;
  /**
   * Reads documents in their order, each as `read` does; many take less time together. Each result is converted before the next
   * document is read, so that one is in memory at a time; `convert` never throws.
   */
  readonly readAll: <Converted>(
    documents: readonly Document[],
    convert: (document: Document, result: ReadResult) => Converted,
  ) => Promise<Converted[]>;
  /** The problems that `read` would report, without running the extractor. */
  readonly check: (document: Document) => readonly Problem[];
}

/** Seconds after which an article is left out; even one of 8 MB takes less. */
export const ARTICLE_SECONDS = 60;

type ScoredSpan = AnnotatedSpan & Pick<AlignedSpan, 'score'>;

/** Names with their entities, and who asserts them. */
interface KnownNames {
  readonly spans: readonly ScoredSpan[];
  readonly assertedBy: Asserter;
}

/** Part of every digest: a new number for what the rules of the package read has all articles read again. */
const READ_BY_RULES = 'names 3, roles 2, statements 6, languages 3, passages 3';

/** `seeded` are the entities of the seeds' gazetteers; `articleSeconds` is how long reading one article may take. */
export function createReader(
  components: Components,
  seeded: readonly EntityRecord[],
  articleSeconds = ARTICLE_SECONDS,
): Reader {
  const gazetteer = createGazetteer(components.baked, seeded);
  const { id, version, languages, extract, load = () => {}, isAsync = false } = components.createExtractor(gazetteer);
  const resolver = components.createResolver(gazetteer);
  const extractor = { type: 'EXTRACTOR', name: id, version } as const;
  // The version, because layout, tokens and counts change with the package only.
  const configuration = JSON.stringify([packageVersion(), READ_BY_RULES, id, version, gazetteer.digest]);
  const digestOf = ({ digest }: Pick<Document, 'digest'>) => hash('sha256', configuration + digest);

  /** The names that are known without the extractor: annotated ones, or in a language that it cannot read those of the gazetteer. */
  const namesOf = (document: Document, { article, aligned, language }: Prepared): KnownNames | null => {
    if (aligned.spans !== null) {
      const assertedBy = { type: 'SEED', name: annotationFile(document), version: null } as const;
      return { spans: aligned.spans.map(asDemonym), assertedBy };
    }
    if (language === null || languages === undefined || languages.includes(primary(language))) return null;
    const assertedBy = { type: 'EXTRACTOR', name: 'gazetteer', version: gazetteer.digest.slice(0, 12) } as const;
    return { spans: findGazetteerNames(article, language, gazetteer), assertedBy };
  };

  const resolve = (article: Article, names: KnownNames | readonly DetectedSpan[]): Resolution => {
    if (!('spans' in names)) return resolver.resolve(article, names, extractor);
    const { mentions, entities } = resolver.resolveAnnotations(article, names.spans, names.assertedBy);
    return { mentions: withScores(mentions, names.spans), entities };
  };

  /** A people that is called by a demonym of a place: "French", but not "Catholic". */
  const asDemonym = (annotated: AlignedSpan): AlignedSpan => {
    const isDemonym =
      annotated.mayBeDemonym && gazetteer.lookup(annotated.surface).some(({ form }) => form === 'DEMONYM');
    return isDemonym ? { ...annotated, kind: 'PLACE', form: 'DEMONYM' } : annotated;
  };

  const complete = (
    document: Document,
    { article, language, problems }: Prepared,
    names: KnownNames | readonly DetectedSpan[],
  ): ReadResult => {
    const { mentions, entities, finding } = limitEntities(resolve(article, names));
    // The patterns of roles and statements are English.
    const isEnglish = language === null || primary(language) === 'en';
    const sentences = isEnglish ? chunkSentences(article, mentions) : [];
    const record = {
      ...articleFields({ ...document, language }, article),
      digest: digestOf(document),
      mentions,
      roles: readRoles(sentences),
      statements: readStatements(sentences, gazetteer.sexOf),
      entities,
    };
    return { record, problems: finding ? [...problems, warning(document, finding)] : problems };
  };

  const readUntil = async (deadline: number, document: Document): Promise<ReadResult> => {
    const prepared = runUntil(deadline, () => prepare(document));
    if ('finding' in prepared) return { record: null, problems: [error(document, prepared.finding)] };
    const known = runUntil(deadline, () => namesOf(document, prepared));
    const names = known ?? (await runUntil(deadline, () => extract(prepared.article, deadline)));
    return runUntil(deadline, () => complete(document, prepared, names));
  };

  const deadlineFromNow = (): number => performance.now() + articleSeconds * 1000;
  const left = (cause: unknown, document: Document): ReadResult => {
    return { record: null, problems: [problemOf(cause, document, articleSeconds)] };
  };

  const read = async (document: Document): Promise<ReadResult> => {
    load();
    try {
      return await readUntil(deadlineFromNow(), document);
    } catch (cause) {
      return left(cause, document);
    }
  };

  /** Reads a document with an extractor that returns no promise. */
  const readNow = (document: Document): ReadResult => {
    const prepared = prepare(document);
    if ('finding' in prepared) return { record: null, problems: [error(document, prepared.finding)] };
    const names = namesOf(document, prepared) ?? (extract(prepared.article, Infinity) as DetectedSpan[]);
    return complete(document, prepared, names);
  };

  const readAll: Reader['readAll'] = async (documents, convert) => {
    load();
    const convertNow = (document: Document) => convert(document, readContained(document));
    const together = isAsync ? null : withinLimit(documents, convertNow);
    if (together !== null) return together;
    const results: ReturnType<typeof convertNow>[] = [];
    for (const document of documents) results.push(convert(document, await read(document)));
    return results;
  };

  /** Reads a document as `readNow` does; an error is a problem. */
  const readContained = (document: Document): ReadResult => {
    try {
      return readNow(document);
    } catch (cause) {
      return left(cause, document);
    }
  };

  /** The results of work on documents under one limit, since starting the watchdog takes time; null when it is over. */
  const withinLimit = <Done>(documents: readonly Document[], work: (document: Document) => Done): Done[] | null => {
    try {
      return runUntil(deadlineFromNow(), () => documents.map(work));
    } catch (cause) {
      if (cause instanceof TimeLimitError) return null;
      throw cause;
    }
  };

  const check = (document: Document): readonly Problem[] => {
    if (document.annotations === null && !mayBeMistaken(document)) return [];
    try {
      return runUntil(deadlineFromNow(), () => preparationProblems(document));
    } catch (cause) {
      return [problemOf(cause, document, articleSeconds)];
    }
  };
  const known = seeded.map((record) => gazetteer.byKey(record.key)?.record ?? record);
  return { extractor, known, digestOf, read, readAll, check };
}

interface Prepared {
  readonly article: Article;
  readonly aligned: AlignedAnnotations;
  /** The language that the seed gives, unless the text is in another one; without one that which the text is told to be in. */
  readonly language: string | null;
  /** Of its annotations and its language. */
  readonly problems: readonly Problem[];
}

/** The language of a tag without region. */
const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? tag;

/** The longest run without white space in a text; longer ones are encoded data. A script without spaces has line breaks. */
const MAX_RUN = 100_000;
const TOO_LONG_RUN = new RegExp(`(?<!\\S)\\S{${MAX_RUN + 1}}`);

/** Whether the language of a seed may be wrong, by its text as it is before it is prepared. */
function mayBeMistaken({ language, parts }: Document): boolean {
  const text = parts.find(({ role }) => role === 'BODY')?.text ?? '';
  return language !== null && isMistaken(language, text, tellLanguage(text));
}

/** What is wrong with a document that has no text. */
function prepare(document: Document): Prepared | { readonly finding: Finding } {
  const layout = layOut(document.parts);
  if (layout.text === '') return { finding: NO_TEXT };
  if (layout.text.length > MAX_RUN && TOO_LONG_RUN.test(layout.text)) return { finding: ENCODED };
  const article = prepareArticle(layout);
  const aligned = alignAnnotations(document, layout, article);
  const told = tellLanguage(layout.text);
  const language = isMistaken(document.language, layout.text, told) ? told : (document.language ?? told);
  const isOther = document.language !== null && language !== document.language;
  const problems = isOther ? [...aligned.problems, warning(document, otherLanguage(document, told))] : aligned.problems;
  return { article, language, aligned, problems };
}

/** A shorter text, in UTF-16 code units, does not show that the language of a seed is wrong. */
const MIN_TOLD = 150;

/**
 * Whether a seed says that a text is English and it is not, or the reverse: a default of the program that wrote it. Languages that are
 * related are not told apart so surely.
 */
const isMistaken = (given: string | null, text: string, told: string | null): boolean =>
  given !== null && told !== null && text.length >= MIN_TOLD && (primary(given) === 'en') !== (told === 'en');

const otherLanguage = ({ language }: Document, told: string | null): Finding => [
  'BAD_VALUE',
  `Its language is given as "${language}", and its text is in "${told}", which counts; correct the language.`,
];

function preparationProblems(document: Document): readonly Problem[] {
  const prepared = prepare(document);
  return 'finding' in prepared ? [] : prepared.problems;
}

/** Mentions with the confidence of the annotator, where a stand-off file says it. */
function withScores(mentions: readonly MentionRecord[], spans: readonly ScoredSpan[]): MentionRecord[] {
  const scores = new Map(spans.map(({ span, score }) => [`${span.start}-${span.end}`, score]));
  return mentions.map((mention) => ({
    ...mention,
    score: scores.get(`${mention.start}-${mention.end}`) ?? mention.score,
  }));
}

/** The problem of an article that was not read to its end. Throws a DatelineError again, since it concerns all articles. */
function problemOf(cause: unknown, document: Document, seconds: number): Problem {
  if (cause instanceof DatelineError) throw cause;
  const tooSlow = `Reading it takes more than ${seconds} seconds; split it, or raise --article-seconds.`;
  return error(document, cause instanceof TimeLimitError ? ['TOO_SLOW', tooSlow] : failure(cause));
}

const NO_TEXT: Finding = ['EMPTY', 'It contains only boilerplate of a web page; write the text of an article.'];
const ENCODED: Finding = [
  'NOT_TEXT',
  `It has a word of more than ${MAX_RUN} characters, which is data and not text; remove it.`,
];

type ExtractedField = 'digest' | 'mentions' | 'roles' | 'statements' | 'entities';

/** The fields of a record that need no extraction. */
function articleFields(
  document: Document,
  { text, passages, sentences }: Article,
): Omit<ArticleRecord, ExtractedField> {
  const { key, file, line, publication, source, url, language, section } = document;
  const textOf = (role: PassageRole): string | null => {
    const passage = passages.find((one) => one.role === role);
    return passage ? oneLine(text.slice(passage.start, passage.end)) : null;
  };
  const metadata = { publication, source, url, language, section };
  const [title, byline] = [textOf('HEADLINE'), withoutBy(textOf('BYLINE'))];
  return { key, file, line, text, title, byline, ...metadata, wordCount: countWords(text), passages, sentences };
}

/** The names of a byline: "By Ada Lovelace" is by Ada Lovelace. */
const withoutBy = (byline: string | null): string | null => byline?.replace(/^by:?\s+(?=\S)/i, '') ?? null;
