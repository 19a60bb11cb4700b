/** The continents and subregions of the world, by the codes of the United Nations (UN M49). */

export interface WorldRegion {
  /** Its name in the GraphQL schema. */
  readonly key: string;
  /** UN M49. */
  readonly code: string;
  readonly name: string;
  /** The code of the continent that a subregion lies in; absent for a continent. */
  readonly within?: string;
}

const region = (code: string, name: string, within?: string): WorldRegion => ({
  key: name.replace(/[ -]/g, '_').toUpperCase(),
  code,
  name,
  ...(within && { within }),
});

/** Latin America is given by its three subregions, and sub-Saharan Africa by its four, as in the tables of M49. */
export const WORLD_REGIONS: readonly WorldRegion[] = [
  region('002', 'Africa'),
  region('015', 'Northern Africa', '002'),
  region('014', 'Eastern Africa', '002'),
  region('017', 'Middle Africa', '002'),
  region('018', 'Southern Africa', '002'),
  region('011', 'Western Africa', '002'),
  region('019', 'Americas'),
  region('029', 'Caribbean', '019'),
  region('013', 'Central America', '019'),
  region('005', 'South America', '019'),
  region('021', 'Northern America', '019'),
  region('142', 'Asia'),
  region('143', 'Central Asia', '142'),
  region('030', 'Eastern Asia', '142'),
  region('035', 'South-eastern Asia', '142'),
  region('034', 'Southern Asia', '142'),
  region('145', 'Western Asia', '142'),
  region('150', 'Europe'),
  region('151', 'Eastern Europe', '150'),
  region('154', 'Northern Europe', '150'),
  region('039', 'Southern Europe', '150'),
  region('155', 'Western Europe', '150'),
  region('009', 'Oceania'),
  region('053', 'Australia and New Zealand', '009'),
  region('054', 'Melanesia', '009'),
  region('057', 'Micronesia', '009'),
  region('061', 'Polynesia', '009'),
];
