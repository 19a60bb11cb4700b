/** `dateline token`: makes, lists and revokes the tokens of those who may change things over HTTP. */
import { InvalidArgumentError, Option } from 'commander';
import { timeOf } from '../store/database/clock.ts';
import { createToken, listTokens, revokeToken, SCOPES, type Scope, type TokenRow } from '../store/database/tokens.ts';
import { wholeNumber } from './change-command.ts';
import { defineCommand, defineGroup, withStore } from './command.ts';

const DAY_MS = 86_400_000;

const isScope = (word: string): word is Scope => (SCOPES as readonly string[]).includes(word);

function scopesIn(list: string): Scope[] {
  const words = [...new Set(list.split(','))];
  if (words.every(isScope)) return words;
  throw new InvalidArgumentError(`Name some of ${SCOPES.join(', ')}, with commas between.`);
}

function daysIn(text: string): number {
  const days = wholeNumber(text);
  if (days >= 1 && days <= 36_500) return days;
  throw new InvalidArgumentError('It must be 1 to 36500 days.');
}

const createCommand = defineCommand({
  usage: 'create <name>',
  summary: 'make a token and print its secret, which is kept nowhere and never shown again',
  settings: ['database'],
  options: [
    new Option(
      '--scopes <list>',
      `what it is for: ${SCOPES.join(', ')}, with commas between; a server asks for correct, and for no other`,
    )
      .argParser(scopesIn)
      .makeOptionMandatory(),
    new Option('--expires <days>', 'days after which it is good for nothing; default: never').argParser(daysIn),
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

const describe = ({ name, scopes, createdAt, expiresAt, revokedAt }: TokenRow): string =>
  [name, scopes.join(','), createdAt, expiresAt ?? 'never expires', revokedAt === null ? '' : `revoked ${revokedAt}`]
    .join('  ')
    .trimEnd();

const listCommand = defineCommand({
  usage: 'list',
  summary: 'print every token, one a line: name, scopes, when it was made, expires, was revoked',
  settings: ['database'],
  run: ({ settings }) => withStore(settings.database, listTokens),
  print: (tokens, terminal) => {
    for (const token of tokens) terminal.print(describe(token));
  },
});

const revokeCommand = defineCommand({
  usage: 'revoke <name>',
  summary: 'make a token good for nothing, at once and for ever',
  settings: ['database'],
  run: ({ settings, args: [name = ''] }) => withStore(settings.database, (store) => revokeToken(store, name, timeOf())),
  print: ({ name, revokedAt }, terminal) => terminal.print(`${name} is revoked since ${revokedAt}.`),
});

export const tokenCommand = defineGroup(
  'token',
  'make, list and revoke the tokens of those who may change things over HTTP',
  [createCommand, listCommand, revokeCommand],
);
