/**
 * The floor: a node:http server that knows each document beforehand and has one statement written by hand for it, run as
 * `node dist/bench/floor/server.js PLAN`. It sends what Dateline sends, the headers and the cost too, and checks nothing.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QUESTIONS } from '../questions/all.ts';
import type { Variables } from '../questions/question.ts';
import { openDatabase } from './database.ts';

/** What the floor is told to repeat of Dateline's answers. */
export interface FloorPlan {
  readonly database: string;
  readonly headers: Readonly<Record<string, string>>;
  /** By name of the question, what stands in an answer after the data: `,"extensions":{…}}`. */
  readonly endings: Readonly<Record<string, string>>;
}

interface Asked {
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
    QUESTIONS.map(({ name, document, floor }) => {
      const [write, ending] = [floor(db), endings[name] ?? '}'];
      return [document, (variables: Variables) => `{"data":${write(variables)}${ending}`];
    }),
  );
  const server = createServer((request, response) => {
    readBody(request, (body) => {
      const { query, variables } = JSON.parse(body) as Asked;
      const answer = Buffer.from(answers.get(query)?.(variables) ?? '{"errors":[]}');
      response.writeHead(200, { ...headers, 'content-length': answer.length }).end(answer);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    console.log(`The floor answers at http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
  });
}

serve(JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as FloorPlan);
