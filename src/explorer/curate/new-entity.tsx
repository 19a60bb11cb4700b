/** Lets a form that links words to an entity add the entity first, when it is not there yet. */
import { type ReactNode, useState } from 'react';
import type { Kind } from '../shared/kinds.ts';
import type { PickedEntity } from '../shared/use-suggestions.ts';
import { CreateEntityForm } from './create-entity.tsx';

interface Props {
  readonly name: string;
  readonly kind: Kind;
  readonly since: number;
  readonly onCreated: (entity: PickedEntity) => void;
  /** The form. */
  readonly children: ReactNode;
}

export function WithNewEntity({ name, kind, since, onCreated, children }: Props) {
  const [isNew, setNew] = useState(false);
  const [created, setCreated] = useState<PickedEntity | null>(null);
  if (!isNew)
    return (
      <>
        {children}
        <button type="button" className="plain" onClick={() => setNew(true)}>
          It is none of these: add a new entity
        </button>
      </>
    );
  return (
    <>
      <h3>A new entity</h3>
      <CreateEntityForm name={name} kind={kind} since={since} onCreated={setCreated} />
      <button
        type="button"
        className="plain"
        onClick={() => {
          if (created !== null) onCreated(created);
          setNew(false);
        }}
      >
        {created === null ? 'Back to the entities that are there' : 'Go on with the new entity'}
      </button>
    </>
  );
}
