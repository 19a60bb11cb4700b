/** Organizations: international ones from `model/names/organizations.yml`, and lists of companies and clubs. */
import type { BakedEntity } from '../../src/extract/gazetteer/baked.ts';
import { slug } from '../../src/text/fold.ts';
import { readNameLines, readOrganizations } from './curated.ts';

type Names = ReturnType<typeof readOrganizations>[number];

const bake = ({ name, also, acronyms }: Names, field?: 'COMPANY' | 'CLUB'): BakedEntity => ({
  key: `organization/${slug(name)}`,
  type: 'BODY',
  ...(field && { field }),
  name,
  also,
  acronyms,
});

export const bakeOrganizations = (): BakedEntity[] => [
  ...readOrganizations().map((names) => bake(names)),
  ...readNameLines('known-companies.txt').map((names) => bake(names, 'COMPANY')),
  ...readNameLines('known-clubs.txt').map((names) => bake(names, 'CLUB')),
];
