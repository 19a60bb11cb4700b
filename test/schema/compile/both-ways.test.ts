/** Statements and resolvers give the same answers, byte for byte, whatever is asked. `OPERATIONS` says how many times to ask. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { schema } from '../../../schema/index.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { gql } from '../stage.ts';
import { baseOf, seedsOf } from './bases.ts';
import { bothWays, poolOf } from './both-ways.ts';
import { type RandomOperation, randomOperation } from './operations.ts';
import { Random } from './random.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 2000);
const SEED = Number(process.env.SEED ?? 1);
const BASES = 4;

const PRINTED = buildSchema(readFileSync(join(PACKAGE_ROOT, 'schema/schema.graphql'), 'utf8'));

/** All that there is to be asked about changes, which random operations seldom get to the bottom of. */
const LOG = gql`
  query {
    changes(first: 100) { totalCount nodes { ...C } }
    last: changes(last: 2, states: [UNDONE, ORPHANED], since: 1) { pageInfo { hasPreviousPage startCursor } edges { cursor node { ...C } } }
    change(number: 2) { ...C }
    entities(first: 100) { nodes { redirectedFrom changes(first: 3) { totalCount nodes { id } } } }
    articles(first: 100) { nodes { changes(last: 3, createdBy: "admin") { totalCount nodes { id before { ...S } } } } }
  }
  fragment C on Change {
    id number key type input reason createdBy createdAt state orphanReason
    undoes { id type before { entities { name } } } undoneBy { id after { entities { name } } } before { ...S } after { ...S }
  }
  fragment S on ChangeSnapshot {
    entities { key kind name articleCount mentionCount entity { id redirectedFrom } }
    articles {
      key title byline publishedAt publishedPrecision source url language section textHash article { id publishedAt }
    }
    mentions { articleKey span { start end } surface kind form status entityKey mention { id origin } }
  }`;

/** Reasons that have nothing to do with what the arguments say. */
const UNCOMPILED = /: it |does not compile|not known|has no name|nothing to query/;

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
      const { store, remove } = baseOf(seedsOf(base, random), random);
      onTestFinished(remove);
      const ask = bothWays(store);
      const pool = await poolOf(schema, store);
      const reasons: string[] = [];
      let compared = 0;
      let flawless = 0;
      let whole = 0;
      const next = (): RandomOperation =>
        compared === 0 ? { source: LOG, variables: {} } : randomOperation(PRINTED, random, pool);
      while (compared < OPERATIONS / BASES) {
        const operation = next();
        const answers = await ask(operation);
        if (answers === null) continue;
        compared++;
        reasons.push(...answers.fallbacks);
        if (operation.source === LOG) expect(answers.fallbacks).toEqual([]);
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
