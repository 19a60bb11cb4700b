/** Who asserts a thing. */
import type { Asserter as Row } from '../../src/model.ts';
import { builder } from '../builder.ts';
import { AsserterType } from '../enums.ts';

export const Asserter = builder.objectRef<Row>('Asserter').implement({
  description: 'Who asserts a thing: a seed, the gazetteer, an extractor, a human.',
  fields: (t) => ({
    type: t.expose('type', { type: AsserterType, description: 'What sort of source it is.' }),
    name: t.exposeString('name', { description: 'Which one: the path of the seed, the name of the extractor.' }),
    version: t.exposeString('version', { nullable: true, description: 'Its version; null when it has none.' }),
  }),
});
