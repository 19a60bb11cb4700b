/** Who asserts a thing. */
import { nullIfEmpty } from '../../src/store/sql/operators.ts';
import { AsserterType } from '../enums.ts';
import { Asserter } from '../refs.ts';

Asserter.implement({
  description: 'Who asserts a thing: a seed, the gazetteer, an extractor, a human.',
  fields: (t) => ({
    type: t.column('type', { type: AsserterType, description: 'What sort of source it is.' }),
    name: t.column('name', { description: 'Which one: the path of the seed, the name of the extractor.' }),
    version: t.sql({
      type: 'String',
      nullable: true,
      description: 'Its version; null when it has none.',
      sql: ({ version }) => nullIfEmpty(version),
    }),
  }),
});
