/** Draws requests that change what an entity is or what it is called. */
import type { ChangeRequest } from '../../../../src/corrections/definitions.ts';
import { FORMS, KINDS } from '../../../../src/model.ts';
import type { Correction } from './corrections.ts';
import { anyKey, BAD, type Draw, defaultKey, type ExpectedRequest, MISSING, pick, SCHEME, type View } from './view.ts';

const NAMES = ['Xavier', 'Yves', 'Zoe', 'ada', 'london'];

export const createRequest = ({ find }: View, { a, b }: Draw): ExpectedRequest => {
  const [kind, name] = [pick(KINDS, b), pick(['Xavier', 'Yves'], a)];
  const key = defaultKey(kind, name);
  const request: ChangeRequest = { type: 'CREATE_ENTITY', key: null, kind, name };
  return { request, expected: find(key) ? BAD : { type: request.type, entity: { key, kind, name } } };
};

export type DescriptionDraw = Draw & {
  readonly what: 'RENAME_ENTITY' | 'CHANGE_ENTITY_KIND' | 'ADD_ALIAS' | 'REMOVE_ALIAS' | 'SET_IDENTIFIER';
};

export const descriptionRequest = (view: View, { what, a, b, c }: DescriptionDraw): ExpectedRequest => {
  const requested = anyKey(view.state, a);
  const shown = view.find(requested);
  const entity = shown?.key ?? requested;
  const [kind, form, name] = [pick(KINDS, b), pick(FORMS, c), pick(NAMES, b)];
  const expect = (correction: Correction, isRefused: boolean, refusal = BAD): ExpectedRequest['expected'] =>
    shown === null ? MISSING : isRefused ? refusal : correction;
  switch (what) {
    case 'RENAME_ENTITY':
      return {
        request: { type: what, entity: requested, name },
        expected: expect({ type: what, entity, name }, shown?.name === name),
      };
    case 'CHANGE_ENTITY_KIND':
      return {
        request: { type: what, entity: requested, kind },
        expected: expect({ type: what, entity, kind }, shown?.kind === kind),
      };
    case 'ADD_ALIAS':
      return {
        request: { type: what, entity: requested, name, form },
        expected: expect({ type: what, entity, name, form }, shown?.names.has(JSON.stringify([name, form])) ?? false),
      };
    case 'REMOVE_ALIAS': {
      const names = [...(shown?.names ?? [])].map((text) => JSON.parse(text)[0] as string);
      const old = names.length > 0 && c % 4 > 0 ? pick(names, b) : name;
      const refusal = names.includes(old) ? BAD : MISSING;
      const isRefused = refusal === MISSING || old === shown?.name;
      return {
        request: { type: what, entity: requested, name: old },
        expected: expect({ type: what, entity, name: old }, isRefused, refusal),
      };
    }
    case 'SET_IDENTIFIER': {
      const value = pick(['Q1', 'Q2', `Q-${entity}`, null], b);
      const owner = value === null ? null : view.ownerOf(value);
      const isRefused = value === null ? shown?.identifier === null : owner !== null && owner !== entity;
      return {
        request: { type: what, entity: requested, scheme: SCHEME, value },
        expected: expect({ type: what, entity, value }, isRefused, value === null ? MISSING : BAD),
      };
    }
  }
};
