/** International organizations, from `model/names/organizations.yml`. */
import type { BakedEntity } from '../../src/extract/gazetteer/baked.ts';
import { slug } from '../../src/text/fold.ts';
import { readOrganizations } from './curated.ts';

export const bakeOrganizations = (): BakedEntity[] =>
  readOrganizations().map(({ name, also, acronyms }) => ({
    key: `organization/${slug(name)}`,
    type: 'BODY',
    name,
    also,
    acronyms,
  }));
