/** A name an entity may go by. */
import { originKey } from '../../src/store/read/mentions.ts';
import type { AliasRow } from '../../src/store/read/names.ts';
import { builder } from '../builder.ts';
import { Form } from '../enums.ts';
import { globalId } from '../ids.ts';
import { Asserter } from '../refs.ts';

export const Alias = builder.objectRef<AliasRow>('Alias').implement({
  description: 'A name an entity may go by.',
  fields: (t) => ({
    name: t.sql({ type: 'String', description: 'The name.', sql: ({ alias }) => alias.name }),
    form: t.sql({ type: Form, description: 'How it names the entity.', sql: ({ alias }) => alias.form }),
    origin: t.sql({
      type: 'ID',
      nullable: true,
      description:
        'The global id under which it came, of an entity that is this one now; null when it came under this one.',
      sql: ({ alias }) => globalId('Entity', originKey(alias.origin_id)),
    }),
    assertedBy: t.part({ type: Asserter, description: 'Who says so.', of: ({ asserter }) => asserter }),
  }),
});
