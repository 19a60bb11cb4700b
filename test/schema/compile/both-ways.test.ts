/** Statements and resolvers give the same answers, byte for byte, whatever is asked. `OPERATIONS` says how many times to ask. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { schema } from '../../../schema/index.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { reseedTo, type Seeds } from '../../store/base.ts';
import { WORLD } from '../../store/world.ts';
import { WITH_GUESTS } from '../library.ts';
import { bothWays, poolOf } from './both-ways.ts';
import { randomOperation } from './operations.ts';
import { Random } from './random.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 2000);
const SEED = Number(process.env.SEED ?? 1);
const BASES = 4;

const PRINTED = buildSchema(readFileSync(join(PACKAGE_ROOT, 'schema/schema.graphql'), 'utf8'));

/** The log of changes is kept as JSON, and read for few: it is left to resolvers, and so is not asked here. */
const UNASKED = { Query: ['change', 'changes'], Entity: ['changes', 'redirectedFrom'], Article: ['changes'] };
for (const [name, fields] of Object.entries(UNASKED)) {
  const type = PRINTED.getType(name) as GraphQLObjectType;
  for (const field of fields) delete type.getFields()[field];
}

/** Reasons that have nothing to do with what the arguments say. */
const UNCOMPILED = /: it |does not compile|not known|has no name|nothing to query/;

/** The library, or some of the articles of the world. */
function seedsOf(base: number, random: Random): Seeds {
  if (base === 0) return { articles: WITH_GUESTS };
  return { articles: random.some(WORLD.articles, 0.05 + 0.1 * random.next()), known: WORLD.known };
}

function baseOf(seeds: Seeds): Store {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-both-'));
  const path = join(folder, 'base.sqlite');
  migrate(path);
  const writer = openStore(path);
  reseedTo(writer, seeds);
  writer.close();
  const store = openStore(path, { readonly: true });
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  return store;
}

/** Counts by reason why fields did not compile, where somebody wants to see it. */
const tell = (reasons: readonly string[]): void => {
  if (!process.env.TELL) return;
  const counts = new Map<string, number>();
  for (const reason of reasons.map((each) => each.replace(/^\w+: |"[^"]*"|[A-Z]\w+:\S+/g, '')))
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  console.log(
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([reason, count]) => `${count} ${reason}`)
      .join('\n'),
  );
};

describe('an operation', () => {
  test.each(Array.from({ length: BASES }, (_, base) => base))(
    'gets the same answer both ways, base %i',
    { timeout: 3_600_000 },
    async (base) => {
      const random = new Random(SEED * 1000 + base);
      const store = baseOf(seedsOf(base, random));
      const ask = bothWays(store);
      const pool = await poolOf(schema, store);
      const reasons: string[] = [];
      let compared = 0;
      let flawless = 0;
      let whole = 0;
      while (compared < OPERATIONS / BASES) {
        const operation = randomOperation(PRINTED, random, pool);
        const answers = await ask(operation);
        if (answers === null) continue;
        compared++;
        reasons.push(...answers.fallbacks);
        if (!answers.resolved.includes('"errors":')) {
          flawless++;
          whole += Number(answers.whole);
        }
        const asked = `${operation.source}\n${JSON.stringify(operation.variables)}`;
        expect(answers.compiled, asked).toBe(answers.resolved);
        expect(answers.again, asked).toBe(answers.whole ? answers.resolved : null);
      }
      tell(reasons);
      // What is wrong with what was asked is left to resolvers to say, which give the error its place; nothing else is.
      expect(reasons.filter((reason) => UNCOMPILED.test(reason))).toEqual([]);
      expect(whole / flawless, reasons.join('\n')).toBeGreaterThan(0.9);
      expect(flawless / compared).toBeGreaterThan(0.7);
    },
  );
});
