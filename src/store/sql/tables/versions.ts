/** Near copies of articles, which the writer finds beforehand. */
import { float, int, nullable, type Stored, table } from '../table.ts';

export const versionKeys = table('version_keys', {
  key: int(),
  is_copy: int(),
  published: int(),
  article_id: int(),
});

export const versions = table('versions', {
  article_id: int(),
  first_id: int(),
  published: int(),
  likeness: float(),
  repeats_id: nullable(int()),
});
export type VersionsTable = Stored<typeof versions>;
