/** Words of dates and times, which are capitalized but name no entity. */
import { wordSet } from '../../text/word-set.ts';

export const CALENDAR = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday
  mondays tuesdays wednesdays thursdays fridays saturdays sundays
  january february march april may june july august september october november december
  jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.
  a.m a.m. p.m p.m. gmt utc est edt pst bc ad
`);
