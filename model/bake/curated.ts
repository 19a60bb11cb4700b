/** Reads the hand-written name lists under `model/names`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

const names = z.array(z.string()).default([]);
const byCountry = <T extends z.ZodType>(value: T) => z.record(z.string().regex(/^[A-Z]{2}$/), value);

const COUNTRIES = byCountry(
  z.strictObject({
    name: z.string().optional(),
    also: names,
    acronyms: names,
    demonyms: z.array(z.string()).optional(),
    drop: names,
  }),
);
const AREAS = z.array(
  z.strictObject({
    name: z.string(),
    type: z.enum(['AREA', 'FORMER']).default('AREA'),
    country: z.string().length(2).optional(),
    iso: z.string().optional(),
    m49: z.string().optional(),
    also: names,
    acronyms: names,
    demonyms: names,
  }),
);
const CITIES = byCountry(z.record(z.string(), z.array(z.string()).min(1)));
const ORGANIZATIONS = z.array(z.strictObject({ name: z.string(), also: names, acronyms: names }));

export type Area = z.infer<typeof AREAS>[number];

const read = <T extends z.ZodType>(file: string, schema: T): z.infer<T> =>
  schema.parse(parse(readFileSync(join(PACKAGE_ROOT, 'model', 'names', file), 'utf8')));

/** Names of one field, a line each: the name shown, other names, and acronyms after "=". */
export function readNameLines(file: string): { name: string; also: string[]; acronyms: string[] }[] {
  const lines = readFileSync(join(PACKAGE_ROOT, 'model', 'names', file), 'utf8')
    .trim()
    .split('\n');
  return lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const [name = '', ...others] = line.split('|');
      const acronyms = others.filter((other) => other.startsWith('=')).map((other) => other.slice(1));
      return { name, also: others.filter((other) => !other.startsWith('=')), acronyms };
    });
}

/** Additions to the packages by country (ISO 3166 alpha-2). Like the functions below, throws when a list is not valid. */
export const readCountries = () => read('countries.yml', COUNTRIES);
export const readAreas = () => read('areas.yml', AREAS);
/** English names of cities: country, name in GeoNames, [display name, other names]. */
export const readCities = () => read('cities.yml', CITIES);
export const readOrganizations = () => read('organizations.yml', ORGANIZATIONS);
