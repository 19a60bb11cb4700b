/** The corrections of one entity as buttons, each of which opens its form. Embed it with the key of the entity. */
import { type ComponentType, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { Answer } from '../shared/answer.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { AddAliasForm } from './add-alias.tsx';
import { ChangeEntityKindForm } from './change-entity-kind.tsx';
import { CorrectedEntityFields, type EntityFormProps } from './entity-to-correct.ts';
import { KeepApartForm } from './keep-apart.tsx';
import { MergeEntitiesForm } from './merge-entities.tsx';
import { RemoveAliasForm } from './remove-alias.tsx';
import { RenameEntityForm } from './rename-entity.tsx';
import { SplitEntityForm } from './split-entity.tsx';

const EntityToCorrect = graphql(
  `
    query EntityToCorrect($key: String!) {
      entity(key: $key) {
        ...CorrectedEntityFields
      }
      changes(first: 1) {
        nodes {
          number
        }
      }
    }
  `,
  [CorrectedEntityFields],
);

interface FormOfEntity {
  /** What the button says. */
  readonly label: string;
  readonly Form: ComponentType<EntityFormProps>;
}

const FORMS: readonly FormOfEntity[] = [
  { label: 'Rename', Form: RenameEntityForm },
  { label: 'Change kind', Form: ChangeEntityKindForm },
  { label: 'Add a name', Form: AddAliasForm },
  { label: 'Remove a name', Form: RemoveAliasForm },
  { label: 'Merge', Form: MergeEntitiesForm },
  { label: 'Split', Form: SplitEntityForm },
  { label: 'Not the same', Form: KeepApartForm },
];

/** Asked for when a form is opened, and kept while it is open: `since` is as old as what the form shows. */
function OpenForm({ entityKey, Form }: { readonly entityKey: string; readonly Form: ComponentType<EntityFormProps> }) {
  const [result, ask] = useQuery({ query: EntityToCorrect, variables: { key: entityKey } });
  const again = () => ask({ requestPolicy: 'network-only' });
  return (
    <Answer result={result} onRetry={again}>
      {({ entity, changes }) =>
        entity === null ? (
          <p>It is not there any more.</p>
        ) : (
          <Form entity={entity} since={changes.nodes[0]?.number ?? 0} onLookAgain={again} />
        )
      }
    </Answer>
  );
}

export function EntityCorrections({ entityKey }: { readonly entityKey: string }) {
  const [open, setOpen] = useState<FormOfEntity | null>(null);
  return (
    <section className="corrections" aria-label="Put right">
      <div className="buttons">
        {FORMS.map((form) => (
          <button key={form.label} type="button" onClick={() => setOpen(form)}>
            {form.label}
          </button>
        ))}
      </div>
      <Dialog title={open?.label ?? ''} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open && <OpenForm entityKey={entityKey} Form={open.Form} />}
      </Dialog>
    </section>
  );
}
