/** Filters of one field, by the type of its value. */
import type { DateFilter, NumberFilter, StringFilter as Strings } from '../../src/store/filter/model.ts';
import { builder } from '../builder.ts';
import { deferred } from '../engine/deferred.ts';
import { folding } from '../engine/priced.ts';
import { AsserterType, Continent, Form, Kind, MentionStatus, PassageRole, StatementMode, Subregion } from '../enums.ts';
import { DATE_DEFERRAL } from '../scalars.ts';

/** What each operator says, whatever it is asked of. */
const SAYS = {
  eq: 'Is this.',
  not: 'Is known, and is not this.',
  in: 'Is one of these, at most 100.',
  gt: 'Is greater than this.',
  gte: 'Is this or greater.',
  lt: 'Is less than this.',
  lte: 'Is this or less.',
  isNull: '`true`: is not known. `false`: is known.',
} as const;

const describe = (of: string) =>
  `Conditions on ${of}. All that are given must hold; null is the same as leaving one out.`;

export const StringFilter = builder.inputRef<Strings>('StringFilter').implement({
  description: describe('a string. Case and accents matter, except to `eqInsensitive`, `contains` and `startsWith`'),
  fields: (t) => ({
    eq: deferred(t.string({ description: SAYS.eq })),
    eqInsensitive: folding(
      deferred(
        t.string({
          description: 'Is this, whatever the case, the accents and the spaces around it: "sao tome" is "São Tomé".',
        }),
      ),
    ),
    not: deferred(t.string({ description: SAYS.not })),
    in: deferred(t.stringList({ description: SAYS.in })),
    contains: folding(
      deferred(t.string({ description: 'Has this in it, whatever the case and accents; two characters at least.' })),
    ),
    startsWith: folding(deferred(t.string({ description: 'Begins with this, whatever the case and accents.' }))),
    isNull: t.boolean({ description: SAYS.isNull }),
  }),
});

export const IntFilter = builder.inputRef<NumberFilter>('IntFilter').implement({
  description: describe('a whole number'),
  fields: (t) => ({
    eq: t.int({ description: SAYS.eq }),
    not: t.int({ description: SAYS.not }),
    in: t.intList({ description: SAYS.in }),
    gt: t.int({ description: SAYS.gt }),
    gte: t.int({ description: SAYS.gte }),
    lt: t.int({ description: SAYS.lt }),
    lte: t.int({ description: SAYS.lte }),
    isNull: t.boolean({ description: SAYS.isNull }),
  }),
});

export const FloatFilter = builder.inputRef<NumberFilter>('FloatFilter').implement({
  description: describe('a number'),
  fields: (t) => ({
    eq: t.float({ description: SAYS.eq }),
    not: t.float({ description: SAYS.not }),
    in: t.floatList({ description: SAYS.in }),
    gt: t.float({ description: SAYS.gt }),
    gte: t.float({ description: SAYS.gte }),
    lt: t.float({ description: SAYS.lt }),
    lte: t.float({ description: SAYS.lte }),
    isNull: t.boolean({ description: SAYS.isNull }),
  }),
});

export const DateTimeFilter = builder.inputRef<DateFilter>('DateTimeFilter').implement({
  description: describe('a moment'),
  fields: (t) => ({
    eq: deferred(
      t.field({ type: 'PartialDateTime', description: 'Lies within this: `eq: "2005"` is any moment of that year.' }),
      DATE_DEFERRAL,
    ),
    gt: deferred(t.field({ type: 'PartialDateTime', description: 'Lies after the end of this.' }), DATE_DEFERRAL),
    gte: deferred(t.field({ type: 'PartialDateTime', description: 'Lies within this or after it.' }), DATE_DEFERRAL),
    lt: deferred(
      t.field({ type: 'PartialDateTime', description: 'Lies before the beginning of this.' }),
      DATE_DEFERRAL,
    ),
    lte: deferred(t.field({ type: 'PartialDateTime', description: 'Lies within this or before it.' }), DATE_DEFERRAL),
    isNull: t.boolean({ description: SAYS.isNull }),
  }),
});

type Choices =
  | typeof Kind
  | typeof Form
  | typeof MentionStatus
  | typeof PassageRole
  | typeof AsserterType
  | typeof StatementMode
  | typeof Subregion
  | typeof Continent;

const choiceFilter = <Choice extends Choices>(name: string, type: Choice, of: string) =>
  builder.inputType(name, {
    description: describe(of),
    fields: (t) => ({
      eq: t.field({ type, description: SAYS.eq }),
      not: t.field({ type, description: 'Is not this.' }),
      in: t.field({ type: [type], description: 'Is one of these.' }),
    }),
  });

export const KindFilter = choiceFilter('KindFilter', Kind, 'a kind');
export const SubregionFilter = choiceFilter('SubregionFilter', Subregion, 'a part of a continent');
export const ContinentFilter = choiceFilter('ContinentFilter', Continent, 'a continent');
export const FormFilter = choiceFilter('FormFilter', Form, 'a form');
export const MentionStatusFilter = choiceFilter('MentionStatusFilter', MentionStatus, 'a status');
export const PassageRoleFilter = choiceFilter('PassageRoleFilter', PassageRole, 'the role of a passage');
export const StatementModeFilter = choiceFilter('StatementModeFilter', StatementMode, 'how something said is given');
export const AsserterTypeFilter = choiceFilter('AsserterTypeFilter', AsserterType, 'a sort of source');
