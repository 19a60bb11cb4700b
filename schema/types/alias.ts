/** A name an entity may go by. */
import type { AliasRow } from '../../src/store/names.ts';
import { builder } from '../builder.ts';
import { Form } from '../enums.ts';
import { Asserter } from './asserter.ts';

export const Alias = builder.objectRef<AliasRow>('Alias').implement({
  description: 'A name an entity may go by.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name.' }),
    form: t.expose('form', { type: Form, description: 'How it names the entity.' }),
    assertedBy: t.expose('assertedBy', { type: Asserter, description: 'Who says so.' }),
  }),
});
