/** Writes `model/gazetteer.json` and `model/locations.json` from npm packages and the lists of `model/names`. Deterministic. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BakedGazetteer } from '../src/extract/gazetteer/baked.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { areasTaken, bakeAreas } from './bake/areas.ts';
import { bakeCities, bakedCities } from './bake/cities.ts';
import { bakeCountries } from './bake/countries.ts';
import { bakeLocations } from './bake/locations.ts';
import { bakeOrganizations } from './bake/organizations.ts';
import { bakeNames, bakeSexes } from './bake/people.ts';
import { bakeRegions } from './bake/regions.ts';

const givenNames = bakeNames('first_name');
const baked: BakedGazetteer = {
  entities: [...bakeCountries(), ...bakeAreas(), ...bakeRegions(areasTaken()), ...bakeOrganizations()],
  ...bakeCities(),
  givenNames,
  givenNameSexes: bakeSexes(givenNames),
  familyNames: bakeNames('last_name'),
};

const keys = new Set<string>();
for (const { key } of baked.entities) {
  if (keys.has(key)) throw new Error(`two baked entities have the key ${key}`);
  keys.add(key);
}

const isEmpty = (value: unknown) => value === null || value === 0 || (Array.isArray(value) && value.length === 0);
const withoutEmpty = (entity: object) =>
  Object.fromEntries(Object.entries(entity).filter(([, value]) => !isEmpty(value)));
const lines = (rows: readonly unknown[]) => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
const json = `{
"entities": ${lines(baked.entities.map(withoutEmpty))},
"cityNames": ${lines(baked.cityNames)},
"cities": ${lines(baked.cities)},
"givenNames": ${JSON.stringify(baked.givenNames)},
"givenNameSexes": ${JSON.stringify(baked.givenNameSexes)},
"familyNames": ${JSON.stringify(baked.familyNames)}
}
`;
writeFileSync(join(PACKAGE_ROOT, 'model', 'gazetteer.json'), json);
writeFileSync(join(PACKAGE_ROOT, 'model', 'locations.json'), bakeLocations(bakedCities()));
process.stdout.write(
  `model/gazetteer.json: ${json.length} characters, ${baked.entities.length} entities, ${baked.cities.length} cities\n`,
);
