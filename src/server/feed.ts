/** Answers `GET /feed.xml?entity=...` or `?search=...`: an Atom feed of the newest articles, found by a GraphQL query with its limits. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type FeedEntry, writeFeed } from '../export/feed.ts';
import { sendErrors, sendText } from './responses.ts';

export const FEED_PATH = '/feed.xml';

/** The entries of a feed: the newest that have a date, which every entry of Atom has. */
const QUERY = `query Feed($entity: ID!, $hasEntity: Boolean!, $filter: ArticleFilter) {
  entity(id: $entity) @include(if: $hasEntity) { name }
  articles(filter: $filter, first: 50) {
    nodes { key title byline publishedAt source url section passages(first: 4) { nodes { role text } } } } }`;

type Article = Omit<FeedEntry, 'summary'> & {
  readonly passages: { readonly nodes: readonly { readonly role: string; readonly text: string }[] };
};

interface Answer {
  readonly data?: {
    readonly entity?: { readonly name: string } | null;
    readonly articles: { readonly nodes: readonly Article[] };
  } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Executes a GraphQL request, the JSON of a body, for the client; resolves to the JSON of its answer. */
export type AskGraphql = (request: IncomingMessage, response: ServerResponse, body: string) => Promise<string>;

const refuse = (response: ServerResponse, code: 'BAD_USER_INPUT' | 'NOT_FOUND', message: string): void =>
  sendErrors(response, code === 'NOT_FOUND' ? 404 : 400, [{ message, extensions: { code } }]);

const entryOf = ({ passages: { nodes }, ...article }: Article): FeedEntry => ({
  ...article,
  summary: nodes.find(({ role }) => role === 'PARAGRAPH')?.text ?? null,
});

function filterOf(entity: string | null, search: string | null): object {
  return {
    publishedAt: { isNull: false },
    ...(entity !== null && { entities: { all: [entity] } }),
    ...(search !== null && { text: { matches: search } }),
  };
}

/** An id of an entity; a key stands for its id. */
const idOf = (entity: string): string => (entity.startsWith('Entity:') ? entity : `Entity:${entity}`);

/** Answers an admitted request for a feed. */
export const createFeedAnswer =
  (ask: AskGraphql) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [given, search] = [searchParams.get('entity'), searchParams.get('search')];
    if (given === null && search === null) {
      refuse(
        response,
        'BAD_USER_INPUT',
        'Name an entity or words: /feed.xml?entity=person/ada-lovelace or /feed.xml?search=engine.',
      );
      return;
    }
    const entity = given === null ? null : idOf(given);
    const variables = { entity: entity ?? '', hasEntity: entity !== null, filter: filterOf(entity, search) };
    const body = JSON.stringify({ query: QUERY, variables });
    const { data, errors = [] } = JSON.parse(await ask(request, response, body)) as Answer;
    if (errors.length > 0 || !data) {
      sendErrors(response, 400, errors);
      return;
    }
    if (entity !== null && !data.entity) {
      refuse(response, 'NOT_FOUND', 'There is no such entity.');
      return;
    }
    const names = [data.entity?.name, search].filter((name) => name != null);
    const path = `${FEED_PATH}?${new URLSearchParams({ ...(entity && { entity }), ...(search && { search }) })}`;
    const feed = writeFeed({ title: `Dateline: ${names.join(', ')}`, path, entries: data.articles.nodes.map(entryOf) });
    sendText(request, response, { mediaType: 'application/atom+xml; charset=utf-8', text: feed });
  };
