/** `dateline token`: creates, lists and revokes the tokens that allow reading and corrections over HTTP. */
import { InvalidArgumentError, Option } from 'commander';
import { timeOf } from '../store/database/clock.ts';
import { createToken, listTokens, revokeToken, SCOPES, type Scope, type TokenRow } from '../store/database/tokens.ts';
import { wholeNumber } from './change-command.ts';
import { defineCommand, defineGroup, withStore } from './command.ts';

const DAY_MS = 86_400_000;

const isScope = (name: string): name is Scope => (SCOPES as readonly string[]).includes(name);

function parseScopes(list: string): Scope[] {
  const names = [...new Set(list.split(','))];
  if (names.every(isScope)) return names;
  throw new InvalidArgumentError(`Name some of ${SCOPES.join(', ')}, separated by commas.`);
}

function parseDays(text: string): number {
  const days = wholeNumber(text);
  if (days >= 1 && days <= 36_500) return days;
  throw new InvalidArgumentError('It must be 1 to 36500 days.');
}

const createCommand = defineCommand({
  usage: 'create <name>',
  summary: 'create a token and print its secret, which is not stored and never shown again',
  settings: ['database'],
  options: [
    new Option(
      '--scopes <list>',
      `some of ${SCOPES.join(', ')}, separated by commas; a server takes read, ingest and correct`,
    )
      .argParser(parseScopes)
      .makeOptionMandatory(),
    new Option('--expires <days>', 'days until it expires; never by default').argParser(parseDays),
  ],
  run: ({ settings, args: [name = ''], options }) => {
    const [now, days] = [Date.now(), options.expires as number | undefined];
    const expiresAt = days === undefined ? null : timeOf(now + days * DAY_MS);
    const token = { name, scopes: options.scopes as Scope[], createdAt: timeOf(now), expiresAt };
    return { ...token, secret: withStore(settings.database, (store) => createToken(store, token)) };
  },
  print: ({ secret }, terminal) => {
    terminal.info('This is shown once. Send it in the header "authorization: Bearer ...":');
    terminal.print(secret);
  },
});

const format = ({ name, scopes, createdAt, expiresAt, revokedAt }: TokenRow): string =>
  [name, scopes.join(','), createdAt, expiresAt ?? 'never expires', revokedAt === null ? '' : `revoked ${revokedAt}`]
    .join('  ')
    .trimEnd();

const listCommand = defineCommand({
  usage: 'list',
  summary: 'print all tokens, one a line: name, scopes, and when it was created, expires and was revoked',
  settings: ['database'],
  run: ({ settings }) => withStore(settings.database, listTokens),
  print: (tokens, terminal) => {
    for (const token of tokens) terminal.print(format(token));
  },
});

const revokeCommand = defineCommand({
  usage: 'revoke <name>',
  summary: 'revoke a token, at once and for good',
  settings: ['database'],
  run: ({ settings, args: [name = ''] }) => withStore(settings.database, (store) => revokeToken(store, name, timeOf())),
  print: ({ name, revokedAt }, terminal) => terminal.print(`${name} was revoked at ${revokedAt}.`),
});

export const tokenCommand = defineGroup(
  'token',
  'create, list and revoke the tokens that allow reading and corrections over HTTP',
  [createCommand, listCommand, revokeCommand],
);
