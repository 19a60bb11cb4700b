/** Conditions on single values. What is null is not known: it only meets `isNull: true`. */

import { periodOf } from './period.ts';
import { folded } from './words.ts';

type Maybe<Value> = Value | null | undefined;

export interface StringFilter {
  readonly eq?: Maybe<string>;
  readonly eqInsensitive?: Maybe<string>;
  readonly not?: Maybe<string>;
  readonly in?: Maybe<readonly string[]>;
  readonly contains?: Maybe<string>;
  readonly startsWith?: Maybe<string>;
  readonly isNull?: Maybe<boolean>;
}

export interface NumberFilter {
  readonly eq?: Maybe<number>;
  readonly not?: Maybe<number>;
  readonly in?: Maybe<readonly number[]>;
  readonly gt?: Maybe<number>;
  readonly gte?: Maybe<number>;
  readonly lt?: Maybe<number>;
  readonly lte?: Maybe<number>;
  readonly isNull?: Maybe<boolean>;
}

export interface DateFilter {
  readonly eq?: Maybe<string>;
  readonly gt?: Maybe<string>;
  readonly gte?: Maybe<string>;
  readonly lt?: Maybe<string>;
  readonly lte?: Maybe<string>;
  readonly isNull?: Maybe<boolean>;
}

export interface ChoiceFilter {
  readonly eq?: Maybe<string>;
  readonly not?: Maybe<string>;
  readonly in?: Maybe<readonly string[]>;
}

/** Whether a condition holds where it is given; one that is left out always holds. */
export function given<Value>(value: Maybe<Value>, holds: (value: Value) => boolean): boolean {
  return value === null || value === undefined || holds(value);
}

export function meetsString(value: string | null, filter: Maybe<StringFilter>): boolean {
  const known = (holds: (value: string) => boolean): boolean => value !== null && holds(value);
  return given(
    filter,
    (asked) =>
      given(asked.eq, (other) => known((own) => own === other)) &&
      given(asked.eqInsensitive, (other) => known((own) => folded(own) === folded(other))) &&
      given(asked.not, (other) => known((own) => own !== other)) &&
      given(asked.in, (others) => known((own) => others.includes(own))) &&
      given(asked.contains, (part) => known((own) => folded(own).includes(folded(part)))) &&
      given(asked.startsWith, (start) => known((own) => folded(own).startsWith(folded(start)))) &&
      given(asked.isNull, (isNull) => (value === null) === isNull),
  );
}

export function meetsNumber(value: number | null, filter: Maybe<NumberFilter>): boolean {
  const known = (holds: (value: number) => boolean): boolean => value !== null && holds(value);
  return given(
    filter,
    (asked) =>
      given(asked.eq, (other) => known((own) => own === other)) &&
      given(asked.not, (other) => known((own) => own !== other)) &&
      given(asked.in, (others) => known((own) => others.includes(own))) &&
      given(asked.gt, (other) => known((own) => own > other)) &&
      given(asked.gte, (other) => known((own) => own >= other)) &&
      given(asked.lt, (other) => known((own) => own < other)) &&
      given(asked.lte, (other) => known((own) => own <= other)) &&
      given(asked.isNull, (isNull) => (value === null) === isNull),
  );
}

/** `value` is the first moment of the period that is known. */
export function meetsDate(value: string | null, filter: Maybe<DateFilter>): boolean {
  const known = (holds: (value: string) => boolean): boolean => value !== null && holds(value);
  return given(
    filter,
    (asked) =>
      given(asked.eq, (date) => known((own) => own >= periodOf(date).start && own < periodOf(date).end)) &&
      given(asked.gt, (date) => known((own) => own >= periodOf(date).end)) &&
      given(asked.gte, (date) => known((own) => own >= periodOf(date).start)) &&
      given(asked.lt, (date) => known((own) => own < periodOf(date).start)) &&
      given(asked.lte, (date) => known((own) => own < periodOf(date).end)) &&
      given(asked.isNull, (isNull) => (value === null) === isNull),
  );
}

export function meetsChoice(value: string, filter: Maybe<ChoiceFilter>): boolean {
  return given(
    filter,
    (asked) =>
      given(asked.eq, (other) => value === other) &&
      given(asked.not, (other) => value !== other) &&
      given(asked.in, (others) => others.includes(value)),
  );
}
