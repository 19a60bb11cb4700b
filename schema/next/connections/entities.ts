/** The list of all entities. */
import type { EntityRow } from '../../../src/store/next/read/entities.ts';
import type { List } from '../../../src/store/sql/query.ts';
import type { ArgBuilder } from '../builder.ts';
import { defineConnection } from '../connection.ts';
import { EntityFilter } from '../inputs/filters.ts';
import { EntityOrder } from '../inputs/orders.ts';
import { Entity } from '../refs.ts';

export const EntityConnection = defineConnection<List<EntityRow>, EntityRow>({
  name: 'Entity',
  of: 'entities',
  edge: 'An entity',
  node: Entity,
});

export const entityArgs = (arg: ArgBuilder) => ({
  filter: arg({ type: EntityFilter, description: 'Which entities. Default: all.' }),
  orderBy: arg({ type: EntityOrder, description: 'In which order. Default: most mentioned first.' }),
});
