/** The engine of declared fields and resolvers give the same answers, byte for byte. `OPERATIONS` says how many times to ask. */
import { type ExecutionArgs, type ExecutionResult, execute, parse, validate } from 'graphql';
import { onTestFinished, test } from 'vitest';
import { createContext } from '../../../schema/context.ts';
import { Engine } from '../../../schema/engine/executor.ts';
import { Undeclared } from '../../../schema/engine/planning.ts';
import { maskError } from '../../../schema/errors.ts';
import { schema as resolved } from '../../../schema/index.ts';
import { schema as declared } from '../../../schema/next/index.ts';
import { baseOf, seedsOf } from '../compile/bases.ts';
import { poolOf } from '../compile/both-ways.ts';
import { randomOperation } from '../compile/operations.ts';
import { Random } from '../compile/random.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 2000);
const SEED = Number(process.env.SEED ?? 1);
const BASES = 4;

interface Shown {
  readonly data: string;
  /** Sorted: when rows fail alike, it is a matter of timing which is first. */
  readonly errors: readonly string[];
}

const shown = ({ data, errors = [] }: ExecutionResult): Shown => ({
  data: JSON.stringify(data),
  errors: errors.map((error) => JSON.stringify(maskError(error).toJSON())).sort(),
});

const codesOf = ({ errors }: Shown): string =>
  String([...new Set(errors.map((error) => JSON.parse(error).extensions.code))]);

/** The place where two texts begin to differ, with what stands around it. */
function expectSame(found: string | null, expected: string | null, asked: string): void {
  if (found === expected) return;
  const [one, other] = [String(found), String(expected)];
  let at = 0;
  while (one[at] === other[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 300), at + 300);
  throw new Error(`${asked}\n--- found\n${around(one)}\n--- expected\n${around(other)}`);
}

test.each(Array.from({ length: BASES }, (_, base) => base))(
  'base %i: answers are the same',
  { timeout: 3_600_000 },
  async (base) => {
    const random = new Random(SEED * 1000 + base);
    const { store, remove } = baseOf(seedsOf(base, random), random);
    onTestFinished(remove);
    const pool = await poolOf(resolved, store);
    const engine = new Engine(declared, store);
    let compared = 0;
    let undeclared = 0;
    let failed = 0;
    let apart = 0;
    while (compared < OPERATIONS / BASES) {
      const { source, variables } = randomOperation(declared, random, pool);
      const document = parse(source);
      if (validate(resolved, document).length > 0) continue;
      const args = (): ExecutionArgs => ({
        schema: resolved,
        document,
        variableValues: variables,
        contextValue: createContext(store),
      });
      const asked = `${source}\n${JSON.stringify(variables)}`;
      try {
        const answer = await engine.answer(args());
        compared++;
        const expected = shown(await execute(args()));
        const found = 'json' in answer ? { data: answer.json, errors: [] } : shown(answer.result);
        if (expected.errors.length > 0) failed++;
        expectSame(found.data, expected.data, asked);
        if (String(found.errors) !== String(expected.errors)) {
          // Of several errors it is a matter of timing which one makes a common parent null.
          expectSame(codesOf(found), codesOf(expected), asked);
          apart++;
        }
        const again = engine.prepare(args())?.read() ?? null;
        expectSame(again, 'json' in answer ? expected.data : null, asked);
      } catch (error) {
        if (!(error instanceof Undeclared)) throw error;
        undeclared++;
      }
    }
    if (process.env.TELL)
      console.log(`${compared} compared, ${failed} with errors, ${apart} with other ones, ${undeclared} undeclared`);
  },
);
