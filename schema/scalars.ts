/** The scalars: moments as they are given, and stretches of time as one may ask for them. */
import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { builder } from './builder.ts';
import type { Deferral } from './engine/declaration.ts';

const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** True when the calendar has it: `Date` alone would roll February 30 over to March. */
const exists = (day: string): boolean => {
  const milliseconds = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(day);
};

/** A moment in UTC to the second, or to the minute when that is all it says; null when it is none. */
const moment = (text: string): string | null => {
  const [, seconds] = DATE_TIME.exec(text) ?? [];
  const milliseconds = DATE_TIME.test(text) && exists(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(milliseconds)) return null;
  return `${new Date(milliseconds).toISOString().slice(0, seconds === undefined ? 16 : 19)}Z`;
};

/** A year, month or day as it is; null when it is none. */
const date = (text: string): string | null =>
  DATE.test(text) && exists(text + '0000-01-01'.slice(text.length)) ? text : null;

interface ScalarParts {
  readonly description: string;
  readonly specifiedByURL: string;
  /** The value in its one spelling; null when it is none. */
  readonly read: (text: string) => string | null;
  readonly examples: string;
}

const define = (name: 'DateTime' | 'PartialDateTime', { read, examples, ...options }: ScalarParts) => {
  const parse = (value: unknown, node?: ValueNode): string => {
    const known = typeof value === 'string' ? read(value) : null;
    if (known !== null) return known;
    throw new GraphQLError(`${name} must be a string such as ${examples}.`, node && { nodes: node });
  };
  return builder.scalarType(name, {
    ...options,
    serialize: (value) => parse(value),
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null, node),
  });
};

define('DateTime', {
  description: 'A moment in UTC, as RFC 3339 writes it: "2005-03-24T09:30:00Z".',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  read: moment,
  examples: '"2005-03-24T09:30:00Z"',
});

/** A year, month, day or moment in its one spelling; null when it is none. */
const partialDateTime = (text: string): string | null => date(text) ?? moment(text);

/** How dates are deferred: one that is none is left to the scalar, which says so. */
export const DATE_DEFERRAL: Deferral = {
  decide: (text) => (partialDateTime(text) === null ? null : ''),
  samples: ['2005'],
};

define('PartialDateTime', {
  description:
    'A stretch of time, as ISO 8601 writes it at any precision: the year "2005", the month "2005-03", the day "2005-03-24", the minute "2005-03-24T09:30Z" or the second "2005-03-24T09:30:00Z". Years, months and days are those of UTC; an offset such as "+06:00" may stand for "Z"; fractions of a second are cut off.',
  specifiedByURL: 'https://www.iso.org/iso-8601-date-and-time-format.html',
  read: partialDateTime,
  examples: '"2005", "2005-03", "2005-03-24" or "2005-03-24T09:30:00Z"',
});

builder.scalarType('JSON', {
  description: 'Any JSON value, as it is. Given, never taken.',
  serialize: (value) => value,
  parseValue: () => {
    throw new GraphQLError('JSON is given, never taken.');
  },
});
