/** What others say in which they mention an entity. */
import { type PartProps, periodFilter } from './params.ts';
import { StatementList } from './statement-list.tsx';

export const About = ({ entity, values }: PartProps) => (
  <StatementList
    filter={{ content: { mentions: { entity: { key: { eq: entity.key } } } }, article: periodFilter(values) }}
    empty={<p className="note">No statement of this period mentions it.</p>}
  />
);
