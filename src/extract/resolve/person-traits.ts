/** What an article says of a person as a whole: the sex, and whether somebody is named only in passing, as a relative. */
import type { Sex } from '../knowledge/kinship.ts';
import type { Person } from './person-groups.ts';
import { sexOfTitle } from './titles.ts';

/** Whether a title and what the article says of a person imply different sexes. */
export function contradicts(title: string | null, person: Person): boolean {
  const [claimed, own] = [title === null ? null : sexOfTitle(title), statedSexOf(person)];
  return claimed !== null && own !== null && claimed !== own;
}

/** The sex that the titles of a person say, or the word for a relative; null when nothing does, or they differ. */
export function statedSexOf({ titles, kinships }: Person): Sex | null {
  const byTitle = new Set([...titles].map(sexOfTitle).filter((sex) => sex !== null));
  const stated = byTitle.size > 0 ? byTitle : new Set(kinships.map(({ sex }) => sex).filter((sex) => sex !== null));
  const [only, another] = stated;
  return another === undefined ? (only ?? null) : null;
}

/** Whether a person is named in full only as a relative of somebody whom the sentence is about: "his wife, Ada Lovelace". */
export const isInPassing = ({ fullMentions, relativeMentions }: Person): boolean =>
  relativeMentions > 0 && relativeMentions === fullMentions.length;
