/** What an entity says, to whom and about whom. */
import { EntityFilterField } from './entity-filter-field.tsx';
import { type PartProps, periodFilter } from './params.ts';
import { StatementList } from './statement-list.tsx';

const named = (key: string) => ({ entity: { key: { eq: key } } });

export function Says({ entity, values, update }: PartProps) {
  const { addressee, topic } = values;
  const filter = {
    speaker: named(entity.key),
    article: periodFilter(values),
    ...(addressee !== '' && { addressee: named(addressee) }),
    ...(topic !== '' && { content: { mentions: named(topic) } }),
  };
  return (
    <>
      <div className="filters">
        <EntityFilterField label="To whom" chosen={addressee} onChoose={(key) => update({ addressee: key })} />
        <EntityFilterField label="About whom or what" chosen={topic} onChoose={(key) => update({ topic: key })} />
      </div>
      <StatementList filter={filter} empty={<p className="note">No article of this period has it say so.</p>} />
    </>
  );
}
