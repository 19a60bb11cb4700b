/** The mutations: one for each type of correction, and one that undoes a change. */
import type { Args } from '../../src/corrections/args.ts';
import { CHANGE_DEFINITIONS, type ChangeRequest } from '../../src/corrections/definitions.ts';
import { applyChange } from '../../src/store/corrections/apply-change.ts';
import { timeOf } from '../../src/store/database/clock.ts';
import { unauthorized } from '../auth.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { ERRORS } from './errors.ts';
import { inputFields, readArgs } from './inputs.ts';
import { definePayload, type PayloadSource } from './payload.ts';

/** What a mutation costs, in nodes: one operation may make ten. */
const CHANGE = 450;

/** Arguments of every mutation. */
const COMMON_ARGS = {
  reason: { type: 'String', description: 'Why, for the log. Null when there is nothing to say.' },
  preview: { type: 'Boolean', description: 'Answers what would change, and changes nothing. Default: false.' },
  ifUnchangedSince: {
    type: 'Int',
    description:
      'Number of the last change that you know of: refused with a ConflictError when a later one touched the same, or merged an entity that you name. Null: whatever has happened since.',
  },
  clientMutationId: { type: 'String', description: 'Any text, which the answer repeats.' },
} as const satisfies Args;

interface CommonInput {
  readonly reason?: string | null;
  readonly preview?: boolean | null;
  readonly ifUnchangedSince?: number | null;
  readonly clientMutationId?: string | null;
}

async function mutate(context: Context, request: ChangeRequest, input: CommonInput): Promise<PayloadSource> {
  const by = context.caller?.()?.name;
  if (by === undefined) throw unauthorized();
  const { reason = null, preview, ifUnchangedSince = null, clientMutationId = null } = input;
  const options = { by, reason, preview: preview ?? false, ifUnchangedSince, at: timeOf() };
  const result = await context.change((store) => applyChange(store, request, options));
  return { result, clientMutationId };
}

for (const definition of CHANGE_DEFINITIONS) {
  const { name, description, args } = definition.mutation;
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  const Input = builder.inputType(`${Name}Input`, {
    description: `What \`${name}\` takes.`,
    fields: (t) => inputFields(t, { ...args, ...COMMON_ARGS }),
  });
  const Payload = definePayload({
    name: `${Name}Payload`,
    description: `What \`${name}\` did.`,
    keys: 'payload' in definition ? definition.payload : {},
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: Payload,
      nullable: true,
      description,
      cost: CHANGE,
      args: { input: t.arg({ type: Input, required: true, description: 'What to do.' }) },
      errors: {
        types: ERRORS,
        union: { name: `${Name}Result`, description: `What \`${name}\` did, or why it did nothing.` },
      },
      resolve: (_root, { input }, context) => {
        const request = { type: definition.type, ...readArgs(args, input) } as ChangeRequest;
        return mutate(context, request, input as CommonInput);
      },
    }),
  );
}
