/** One way to define every mutation: an input, the change that it asks for, and what is answered. */
import type { InputFieldMap, InputShapeFromFields } from '@pothos/core';
import type { Change } from '../../src/corrections/change.ts';
import { makeChange } from '../../src/store/corrections/changes.ts';
import { timeOf } from '../../src/store/database/clock.ts';
import { unauthorized } from '../auth.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import type { Context } from '../context.ts';
import { REFUSALS } from './errors.ts';
import { type About, type Answer, PAYLOADS } from './payload.ts';

type InputFields = PothosSchemaTypes.InputFieldBuilder<SchemaTypes, 'InputObject'>;

interface Mutation<Fields extends InputFieldMap> {
  /** A verb and its object, such as `mergeEntities`. */
  readonly name: string;
  readonly description: string;
  readonly about: About;
  readonly fields: (t: InputFields) => Fields;
  /** Throws BAD_USER_INPUT for what is no id, and the like. */
  readonly change: (input: InputShapeFromFields<Fields>) => Change;
}

/** What every mutation may be told. */
interface Manner {
  readonly clientMutationId?: string | null | undefined;
  readonly reason?: string | null | undefined;
  readonly preview?: boolean | null | undefined;
  readonly ifUnchangedSince?: number | null | undefined;
}

const mannerFields = (t: InputFields) => ({
  reason: t.string({ description: 'Why, for the log. Null when there is nothing to say.' }),
  preview: t.boolean({ description: 'Answers what would change, and changes nothing. Default: false.' }),
  ifUnchangedSince: t.int({
    description:
      'Number of the last change that you know of: refused with a ConflictError when a later one touched the same. Null: whatever has happened since.',
  }),
  clientMutationId: t.string({ description: 'Any text, which the answer repeats.' }),
});

async function perform(context: Context, change: Change, manner: Manner): Promise<Answer> {
  const by = context.caller?.()?.name;
  if (by === undefined) throw unauthorized();
  const { reason = null, preview, ifUnchangedSince = null, clientMutationId = null } = manner;
  const asked = { change, by, reason, preview: preview ?? false, ifUnchangedSince, at: timeOf() };
  return { asked: change, made: await context.change((store) => makeChange(store, asked)), clientMutationId };
}

/** Adds a mutation to the schema, with its types `NameInput`, `NamePayload` and `NameResult`. */
export function defineMutation<Fields extends InputFieldMap>(mutation: Mutation<Fields>): void {
  const { name, description, about, fields, change } = mutation;
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  const Input = builder.inputType(`${Name}Input`, {
    description: `What \`${name}\` takes.`,
    fields: (t) => ({ ...fields(t), ...mannerFields(t) }),
  });
  const Payload = PAYLOADS[about](`${Name}Payload`, `What \`${name}\` did.`);
  builder.mutationField(name, (t) =>
    t.field({
      type: Payload,
      nullable: true,
      description,
      args: { input: t.arg({ type: Input, required: true, description: 'What to do.' }) },
      errors: {
        types: REFUSALS,
        union: { name: `${Name}Result`, description: `What \`${name}\` did, or why it did nothing.` },
      },
      resolve: (_root, args, context) => {
        const { input } = args as unknown as { input: InputShapeFromFields<Fields> & Manner };
        return perform(context, change(input), input);
      },
    }),
  );
}
