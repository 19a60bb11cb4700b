/** A name an entity may go by. */
import type { AliasRow } from '../../src/store/read/names.ts';
import { builder } from '../builder.ts';
import { Form } from '../enums.ts';
import { encodeGlobalId } from '../global-id.ts';
import { Asserter } from './asserter.ts';

export const Alias = builder.objectRef<AliasRow>('Alias').implement({
  description: 'A name an entity may go by.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name.' }),
    form: t.expose('form', { type: Form, description: 'How it names the entity.' }),
    origin: t.id({
      nullable: true,
      description:
        'The global id under which it came, of an entity that is this one now; null when it came under this one.',
      compiles: true,
      resolve: ({ originKey }) => (originKey === null ? null : encodeGlobalId('Entity', originKey)),
    }),
    assertedBy: t.expose('assertedBy', { type: Asserter, description: 'Who says so.' }),
  }),
});
