/** Asks for changes of what an entity is and what it is called. */
import type { ChangeRequest } from '../../../../src/corrections/definitions.ts';
import { FORMS, KINDS } from '../../../../src/model.ts';
import type { Fact } from './fact.ts';
import { type Asking, anyKey, BAD, type Draw, MISSING, madeKey, pick, SCHEME, type Sight } from './sight.ts';

const NAMES = ['Xavier', 'Yves', 'Zoe', 'ada', 'london'];

export const askNew = ({ show }: Sight, { a, b }: Draw): Asking => {
  const [kind, name] = [pick(KINDS, b), pick(['Xavier', 'Yves'], a)];
  const key = madeKey(kind, name);
  const change: ChangeRequest = { type: 'CREATE_ENTITY', key: null, kind, name };
  return { change, expected: show(key) ? BAD : { type: change.type, entity: { key, kind, name } } };
};

export type DescriptionDraw = Draw & {
  readonly what: 'RENAME_ENTITY' | 'CHANGE_ENTITY_KIND' | 'ADD_ALIAS' | 'REMOVE_ALIAS' | 'SET_IDENTIFIER';
};

export const askDescription = (sight: Sight, { what, a, b, c }: DescriptionDraw): Asking => {
  const asked = anyKey(sight.state, a);
  const shown = sight.show(asked);
  const entity = shown?.key ?? asked;
  const [kind, form, name] = [pick(KINDS, b), pick(FORMS, c), pick(NAMES, b)];
  const expect = (fact: Fact, isRefused: boolean, refusal = BAD): Asking['expected'] =>
    shown === null ? MISSING : isRefused ? refusal : fact;
  switch (what) {
    case 'RENAME_ENTITY':
      return {
        change: { type: what, entity: asked, name },
        expected: expect({ type: what, entity, name }, shown?.name === name),
      };
    case 'CHANGE_ENTITY_KIND':
      return {
        change: { type: what, entity: asked, kind },
        expected: expect({ type: what, entity, kind }, shown?.kind === kind),
      };
    case 'ADD_ALIAS':
      return {
        change: { type: what, entity: asked, name, form },
        expected: expect({ type: what, entity, name, form }, shown?.names.has(JSON.stringify([name, form])) ?? false),
      };
    case 'REMOVE_ALIAS': {
      const names = [...(shown?.names ?? [])].map((text) => JSON.parse(text)[0] as string);
      const old = names.length > 0 && c % 4 > 0 ? pick(names, b) : name;
      const refusal = names.includes(old) ? BAD : MISSING;
      const isRefused = refusal === MISSING || old === shown?.name;
      return {
        change: { type: what, entity: asked, name: old },
        expected: expect({ type: what, entity, name: old }, isRefused, refusal),
      };
    }
    case 'SET_IDENTIFIER': {
      const value = pick(['Q1', 'Q2', `Q-${entity}`, null], b);
      const owner = value === null ? null : sight.ownerOf(value);
      const isRefused = value === null ? shown?.identifier === null : owner !== null && owner !== entity;
      return {
        change: { type: what, entity: asked, scheme: SCHEME, value },
        expected: expect({ type: what, entity, value }, isRefused, value === null ? MISSING : BAD),
      };
    }
  }
};
