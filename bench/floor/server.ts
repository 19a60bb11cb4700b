/**
 * The floor: a node:http server that knows each document beforehand and has one statement written by hand for it, run as
 * `node dist/bench/floor/server.js PLAN`. It sends the bytes that Dateline sends, headers and cost included, and validates nothing.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QUERIES } from '../queries/all.ts';
import type { Variables } from '../queries/query.ts';
import { openDatabase } from './database.ts';

/** The headers and extensions of Dateline's answers, which the floor repeats. */
export interface FloorPlan {
  readonly database: string;
  readonly headers: Readonly<Record<string, string>>;
  /** By name of the query, what stands in an answer after the data: `,"extensions":{…}}`. */
  readonly endings: Readonly<Record<string, string>>;
}

interface RequestBody {
  readonly query: string;
  readonly variables: Variables;
}

function readBody(request: IncomingMessage, use: (body: string) => void): void {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => (body += chunk));
  request.on('end', () => use(body));
}

function serve({ database, headers, endings }: FloorPlan): void {
  const db = openDatabase(database);
  const answers = new Map(
    QUERIES.map(({ name, document, floor }) => {
      const [write, ending] = [floor(db), endings[name] ?? '}'];
      return [document, (variables: Variables) => `{"data":${write(variables)}${ending}`];
    }),
  );
  const server = createServer((request, response) => {
    readBody(request, (body) => {
      const { query, variables } = JSON.parse(body) as RequestBody;
      const answer = Buffer.from(answers.get(query)?.(variables) ?? '{"errors":[]}');
      response.writeHead(200, { ...headers, 'content-length': answer.length }).end(answer);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    console.log(`The floor answers at http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
  });
}

serve(JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as FloorPlan);
