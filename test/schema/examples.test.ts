/** The operations that GraphiQL opens with have something to show, at the price of a few statements. */
import { parse, validate } from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { examples } from '../../schema/examples.ts';
import { schema } from '../../schema/index.ts';
import { stageOfSeeds } from './stage.ts';

const stage = stageOfSeeds();
afterAll(stage.close);

test.each(examples)('$name', async ({ query }) => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const data = await stage.get(query);
  if (process.env.SHOW) console.log(JSON.stringify(data, null, 1), stage.statements());
});
