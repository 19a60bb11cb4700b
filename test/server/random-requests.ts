/** Random requests to the endpoint: valid ones, and ones that are invalid in many ways. */

import { createHash } from 'node:crypto';
import type { Random } from '../schema/plain/operations/random.ts';
import type { Operation } from '../schema/plain/operations/random-operations.ts';
import type { RawRequest } from './exchange.ts';

const ACCEPTS = [
  '*/*',
  'application/json',
  'application/graphql-response+json',
  'application/graphql-response+json, application/json;q=0.9',
  'application/graphql-response+json,application/json;q=0.9',
  'application/json, application/graphql-response+json',
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
  'application/json; charset=utf-8',
  'application/json; charset=latin1',
  'APPLICATION/JSON',
  'application/*',
  'text/event-stream',
  'multipart/mixed',
  'image/png',
  'text/plain, */*;q=0.1',
  '',
  ',',
];

const TYPES = [
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'Application/JSON',
  'application/json ; x',
  'application/json, text/plain',
  'application/graphql+json',
  'application/x-www-form-urlencoded',
  'text/plain',
  '',
];

const ORIGINS = ['https://one.example', 'https://two.example', 'https://three.example', 'null'];

type Parameters = Record<string, unknown>;

/** Replacements of valid parameters, each invalid in its own way. */
const INVALID: readonly ((valid: Parameters, random: Random) => Parameters)[] = [
  () => ({ query: undefined }),
  ({ query }) => ({ query: `${query} }` }),
  ({ query }) => ({ query: `${query} fragment Unused on Entity { id }` }),
  ({ query }) => ({ query: String(query).replace(/\bid\b|\bkey\b|\bname\b/, 'nothing') }),
  () => ({ query: 7 }),
  () => ({ query: { text: 'a' } }),
  () => ({ query: `{ ${Array.from({ length: 10 }, () => 'neighbours { nodes {').join(' ')}` }),
  () => ({ query: '{ articles(first: 100) { nodes { mentions(first: 100) { nodes { id } } } } }' }),
  () => ({ query: '{ articles(first: 101) { nodes { id } } }' }),
  () => ({ query: 'mutation { change }' }),
  () => ({ query: '{ __typename __schema { queryType { name } } }' }),
  () => ({ variables: 'none' }),
  () => ({ variables: [1] }),
  () => ({ variables: null }),
  () => ({ variables: { id: { a: [[[1]]] }, first: 'x', key: 7 } }),
  () => ({ variables: { deep: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) } }),
  (_valid, random) => ({ operationName: random.pick(['', 'Nobody', 'Chosen', 7, null]) }),
  (_valid, random) => ({ extensions: random.pick([null, {}, { a: 1 }, [], 'x']) }),
  (_valid, random) => ({ quarry: random.pick([null, 1]) }),
];

const inUrl = (parameters: Parameters): string =>
  Object.entries(parameters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`)
    .join('&');

/** Corruptions of a body. */
const CORRUPTIONS: readonly ((body: string) => string | Buffer)[] = [
  (body) => body.slice(0, -1),
  (body) => `[${body}]`,
  (body) => JSON.stringify(body),
  (body) => `\ufeff${body}`,
  (body) => ` \n${body}\n`,
  (body) => Buffer.from(body.replace('{', '{"\u00e9":null,'), 'latin1'),
  (body) => `${body.slice(0, -1)},"variables":{}}`,
  (body) => body.padEnd(20_000, ' '),
  () => '',
  () => 'null',
  () => '{}',
  () => '7',
];

function headersOf(random: Random): Record<string, string> {
  return {
    ...(random.chance(0.6) && { accept: random.pick(ACCEPTS) }),
    ...(random.chance(0.3) && { origin: random.pick(ORIGINS) }),
    ...(random.chance(0.05) && { 'access-control-request-headers': 'x-other' }),
    ...(random.chance(0.1) && { 'if-none-match': random.pick(['*', '"x", *', '"x"', '']) }),
  };
}

function inBody(parameters: Parameters, random: Random): RawRequest {
  const type = random.chance(0.9) ? 'application/json' : random.pick(TYPES);
  const body = JSON.stringify(parameters);
  return {
    method: 'POST',
    path: random.chance(0.95) ? '/graphql' : '/graphql?query={a}',
    headers: { ...headersOf(random), ...(type && { 'content-type': type }) },
    body: random.chance(0.15) ? random.pick(CORRUPTIONS)(body) : body,
    ...(random.chance(0.1) && { chunked: true }),
  };
}

function inAddress(parameters: Parameters, random: Random): RawRequest {
  const search = random.chance(0.9) ? inUrl(parameters) : inUrl(parameters).replaceAll('%20', '+').replace('%7B', '%7');
  const method = random.chance(0.9) ? 'GET' : random.pick(['HEAD', 'PUT', 'DELETE', 'OPTIONS']);
  return { method, path: `/graphql?${search}`, headers: headersOf(random) };
}

/** Adds the hash of the document, or replaces the document by it; sometimes malformed. */
function byHash({ query }: Parameters, random: Random): Parameters {
  const sha256Hash = createHash('sha256').update(String(query)).digest('hex');
  const persistedQuery = random.chance(0.8)
    ? { version: 1, sha256Hash }
    : random.pick<unknown>([{ version: 2, sha256Hash }, { version: 1 }, { version: 1, sha256Hash: 'a' }, 7, null]);
  return { extensions: { persistedQuery }, ...(random.chance(0.6) && { query: random.pick([undefined, null]) }) };
}

/** A request for the operation, often with something wrong. */
export function randomRequest({ source, variables }: Operation, random: Random): RawRequest {
  const valid: Parameters = { query: source, ...(Object.keys(variables).length > 0 && { variables }) };
  const parameters = random.chance(0.25) ? { ...valid, ...random.pick(INVALID)(valid, random) } : valid;
  const named = random.chance(0.2) ? { ...parameters, ...byHash(parameters, random) } : parameters;
  return random.chance(0.6) ? inBody(named, random) : inAddress(named, random);
}
