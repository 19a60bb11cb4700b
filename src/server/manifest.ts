/** Reads the documents that an operator wants to be known from the start. */
import { readFileSync } from 'node:fs';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind } from 'graphql';
import type { Limits } from '../limits.ts';
import { DatelineError } from '../problem.ts';
import { parserOf, validatorOf } from './documents.ts';
import { type Manifest, NO_MANIFEST } from './persisted.ts';
import type { Request } from './pricing.ts';

export interface ManifestParts {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** Compiles an operation as far as can be without the values of its variables. */
  readonly compile: (request: Request) => Promise<void>;
}

const refusal = (path: string, what: string): DatelineError => new DatelineError('BAD_USER_INPUT', `${path}: ${what}`);

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');

function readTexts(path: string): Readonly<Record<string, string>> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refusal(path, `The persisted documents cannot be read (${reason}). Name a file of JSON with --persisted.`);
  }
  if (!isTexts(value) || Array.isArray(value)) {
    throw refusal(path, 'The persisted documents must be one JSON object: { "hash": "text of the document" }.');
  }
  return value;
}

/** The document. Throws the first error that there is in it. */
function read(text: string, { schema, limits }: ManifestParts): DocumentNode {
  const document = parserOf(limits)(text);
  const [error] = validatorOf(limits)(schema, document);
  if (error) throw error;
  return document;
}

async function compileAll(document: DocumentNode, { schema, compile }: ManifestParts): Promise<void> {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  for (const { name } of operations) await compile({ schema, document, operationName: name?.value });
}

/** The file at `path`, all of it parsed, validated and compiled; no documents when `path` is empty. Throws BAD_USER_INPUT for the first that is unfit. */
export async function openManifest(path: string, parts: ManifestParts): Promise<Manifest> {
  if (path === '') return NO_MANIFEST;
  const textByHash = new Map(Object.entries(readTexts(path)));
  const documentByText = new Map<string, DocumentNode>();
  for (const [hash, text] of textByHash) {
    try {
      const document = read(text, parts);
      documentByText.set(text, document);
      await compileAll(document, parts);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const { message, locations } = error;
      const place = locations?.[0] ? ` (line ${locations[0].line}, column ${locations[0].column})` : '';
      throw refusal(path, `The document "${hash}" is unfit: ${message}${place} Mend it or take it out.`);
    }
  }
  return { textByHash, documentByText };
}
