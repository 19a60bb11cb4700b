/** Counts how often each surface names each entity. */
import { FORMS, type Form } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { type Footprint, isNamed } from './footprint.ts';

export interface NamingLedger {
  /** Counts the accepted mentions of an article, `sign` times: 1 when it comes, -1 when it goes. */
  readonly countArticle: (footprint: Footprint, sign: 1 | -1) => void;
  /** Writes what was counted. Gives the entities whose full names in the texts changed in number. */
  readonly finish: () => Set<number>;
}

/** Changes by entity, then by surface. */
type Changes = Map<number, Map<number, number>>;

const WHERE = 'WHERE entity_id = @entity AND form = @form AND surface_id = @surface';
const SELECT = `SELECT mention_count FROM entity_surfaces ${WHERE}`;
const INSERT = 'INSERT INTO entity_surfaces VALUES (@entity, @form, @surface, @change)';
const DELETE = `DELETE FROM entity_surfaces ${WHERE}`;
const UPDATE = `UPDATE entity_surfaces SET mention_count = mention_count + @change ${WHERE}`;

interface Naming {
  readonly entity: number;
  readonly form: Form;
  readonly surface: number;
}

const writeNaming = (store: Store, naming: Naming, change: number): void => {
  const before = store.prepare(SELECT).pluck().get(naming) as number | undefined;
  if (before === undefined) store.prepare(INSERT).run({ ...naming, change });
  else if (before + change === 0) store.prepare(DELETE).run(naming);
  else store.prepare(UPDATE).run({ ...naming, change });
};

export function createNamingLedger(store: Store): NamingLedger {
  const changes = new Map<Form, Changes>(FORMS.map((form) => [form, new Map()]));
  const count = ({ entity, form, surface }: Naming, sign: 1 | -1): void => {
    const ofForm = changes.get(form) as Changes;
    const known = ofForm.get(entity);
    const ofEntity = known ?? new Map<number, number>();
    if (!known) ofForm.set(entity, ofEntity);
    ofEntity.set(surface, (ofEntity.get(surface) ?? 0) + sign);
  };
  return {
    countArticle: ({ mentions }, sign) => {
      for (const mention of mentions) if (isNamed(mention)) count(mention, sign);
    },
    finish: () => {
      const renamed = new Set<number>();
      for (const [form, ofForm] of changes) {
        for (const [entity, ofEntity] of ofForm) {
          for (const [surface, change] of ofEntity) {
            if (change === 0) continue;
            writeNaming(store, { entity, form, surface }, change);
            if (form === 'FULL_NAME') renamed.add(entity);
          }
        }
      }
      return renamed;
    },
  };
}
