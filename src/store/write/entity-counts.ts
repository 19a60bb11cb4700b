/** Updates the counts of entities: articles and mentions, first and last publication, and mentions by surface. */
import type { Form } from '../../model.ts';
import type { Store } from '../database/open.ts';

/** How often an entity appears. */
export interface Appearances {
  /** Articles with a mention that counts. */
  readonly articles: number;
  readonly mentions: number;
  readonly demonyms: number;
  /** Accepted mentions in bylines, captions and credits. */
  readonly peripherals: number;
}

/** How many accepted mentions of an entity have one form and surface. */
export interface SurfaceCount {
  readonly form: Form;
  /** Row id of the surface. */
  readonly surface: number;
  readonly count: number;
}

export interface EntityCounts {
  /** Adds the contribution of stored articles, by row id; subtracts it when `sign` is -1. */
  readonly countArticles: (articles: readonly number[], sign: 1 | -1) => void;
  readonly addAppearances: (entity: number, appearances: Appearances, sign: 1 | -1) => void;
  readonly addSurfaces: (entity: number, surfaces: readonly SurfaceCount[], sign: 1 | -1) => void;
  /** Writes the changes since the last call. */
  readonly write: () => WrittenCounts;
}

/** Row ids of entities. */
export interface WrittenCounts {
  /** The entities of counted articles, whether or not their counts changed. */
  readonly counted: ReadonlySet<number>;
  /** The entities whose counts of full names changed. */
  readonly renamed: ReadonlySet<number>;
}

/** Change in the counts of one entity. */
interface Change {
  articles: number;
  mentions: number;
  demonyms: number;
  peripherals: number;
  /** By form and surface. */
  readonly surfaces: Map<string, { readonly form: Form; readonly surface: number; count: number }>;
}

const SELECT_APPEARANCES = `
  SELECT s.entity_id AS entity, count(*) FILTER (WHERE s.mention_count > 0) AS articles, sum(s.mention_count) AS mentions,
    sum(s.demonym_count) AS demonyms, sum(s.peripheral_count) AS peripherals
  FROM json_each(?) AS changed CROSS JOIN article_entities AS s ON s.article_id = changed.value GROUP BY s.entity_id`;
const SELECT_SURFACES = `
  SELECT m.entity_id AS entity, m.form, m.surface_id AS surface, count(*) AS count
  FROM json_each(?) AS changed CROSS JOIN mentions AS m ON m.article_id = changed.value
  WHERE m.status = 'ACCEPTED' AND m.entity_id IS NOT NULL GROUP BY m.entity_id, m.form, m.surface_id`;

const PUBLISHED = `
  SELECT published_at FROM article_entities
  WHERE entity_id = entities.id AND mention_count > 0 AND published_at > '' ORDER BY published_at`;
const FIRST = `coalesce((${PUBLISHED} LIMIT 1), '')`;
const LAST = `coalesce((${PUBLISHED} DESC LIMIT 1), '')`;

const UPDATE_COUNTS = `
  UPDATE entities SET
    article_count = article_count + @articles, mention_count = mention_count + @mentions,
    demonym_count = demonym_count + @demonyms, peripheral_count = peripheral_count + @peripherals,
    first_published_at = ${FIRST}, last_published_at = ${LAST}
  WHERE id = @entity`;
/** Where one article replaced another, counts may be the same and dates differ. */
const UPDATE_DATES = `
  UPDATE entities SET first_published_at = ${FIRST}, last_published_at = ${LAST}
  WHERE id = ? AND (first_published_at <> ${FIRST} OR last_published_at <> ${LAST})`;

const OF_SURFACE = 'WHERE entity_id = @entity AND form = @form AND surface_id = @surface';
const UPDATE_SURFACE = `
  UPDATE entity_surfaces SET mention_count = mention_count + @count ${OF_SURFACE} AND mention_count + @count > 0`;
const INSERT_SURFACE = 'INSERT INTO entity_surfaces VALUES (@entity, @form, @surface, @count)';
const DELETE_SURFACE = `DELETE FROM entity_surfaces ${OF_SURFACE}`;

const writeAppearances = (store: Store, entity: number, appearances: Appearances): void => {
  const { articles, mentions, demonyms, peripherals } = appearances;
  const isSame = [articles, mentions, demonyms, peripherals].every((change) => change === 0);
  if (isSame) store.prepare(UPDATE_DATES).run(entity);
  else store.prepare(UPDATE_COUNTS).run({ entity, articles, mentions, demonyms, peripherals });
};

const writeSurface = (store: Store, row: SurfaceCount & { readonly entity: number }): void => {
  if (store.prepare(UPDATE_SURFACE).run(row).changes === 1) return;
  if (row.count > 0) store.prepare(INSERT_SURFACE).run(row);
  else store.prepare(DELETE_SURFACE).run({ entity: row.entity, form: row.form, surface: row.surface });
};

export function createEntityCounts(store: Store): EntityCounts {
  const changes = new Map<number, Change>();
  const changeOf = (entity: number): Change => {
    const known = changes.get(entity);
    if (known) return known;
    const change: Change = { articles: 0, mentions: 0, demonyms: 0, peripherals: 0, surfaces: new Map() };
    changes.set(entity, change);
    return change;
  };
  const addAppearances: EntityCounts['addAppearances'] = (
    entity,
    { articles, mentions, demonyms, peripherals },
    sign,
  ) => {
    const change = changeOf(entity);
    change.articles += sign * articles;
    change.mentions += sign * mentions;
    change.demonyms += sign * demonyms;
    change.peripherals += sign * peripherals;
  };
  const addSurfaces: EntityCounts['addSurfaces'] = (entity, added, sign) => {
    const { surfaces } = changeOf(entity);
    for (const { form, surface, count } of added) {
      const key = `${form} ${surface}`;
      const known = surfaces.get(key);
      if (known) known.count += sign * count;
      else surfaces.set(key, { form, surface, count: sign * count });
    }
  };
  return {
    countArticles: (articles, sign) => {
      const ids = JSON.stringify(articles);
      type Row<Counted> = Counted & { readonly entity: number };
      for (const row of store.prepare(SELECT_APPEARANCES).all(ids) as Row<Appearances>[]) {
        addAppearances(row.entity, row, sign);
      }
      for (const row of store.prepare(SELECT_SURFACES).all(ids) as Row<SurfaceCount>[]) {
        addSurfaces(row.entity, [row], sign);
      }
    },
    addAppearances,
    addSurfaces,
    write: () => {
      const renamed = new Set<number>();
      for (const [entity, change] of changes) {
        writeAppearances(store, entity, change);
        for (const surface of change.surfaces.values()) {
          if (surface.count === 0) continue;
          writeSurface(store, { entity, ...surface });
          if (surface.form === 'FULL_NAME') renamed.add(entity);
        }
      }
      const counted = new Set(changes.keys());
      changes.clear();
      return { counted, renamed };
    },
  };
}
