/** What an audit of the database reports. */

/** A promise that the database does not keep. */
export interface Defect {
  readonly table: string;
  /** What row it is about: its natural key as text, '' when it is about the whole table. */
  readonly key: string;
  /** What is wrong, to be read after table and key. */
  readonly message: string;
}
