/** A subscriber that comes and goes gets all events in the order of the log, none twice and none lost, whatever happens meanwhile. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleOf } from '../../store/article-of.ts';
import { subscribe } from './event-stream.ts';
import { type LiveServer, openLiveServer } from './live-server.ts';

/** What happens: articles are written anew, an entity is renamed, or the subscriber goes away and comes back. */
const steps = fc.array(
  fc.oneof(
    fc.record({ store: fc.uniqueArray(fc.nat(5), { minLength: 1 }) }),
    fc.record({ change: fc.constant(true) }),
    fc.record({ read: fc.nat(3) }),
    fc.record({ away: fc.boolean() }),
  ),
  { minLength: 3, maxLength: 12 },
);

const ARTICLES = 'subscription ($after: ID) { articleIngested(after: $after) { eventId article { key title } } }';
const CHANGES = 'subscription ($after: ID) { changeApplied(after: $after) { eventId change { number } } }';

/** Reads a subscription, and reads on after the last event when it was away. */
class Subscriber {
  readonly #server: LiveServer;
  readonly #query: string;
  #stream: Awaited<ReturnType<typeof subscribe>> | null = null;
  #after: string;
  readonly told: {
    readonly eventId: string;
    readonly article?: object;
    readonly change?: { readonly number: number };
  }[] = [];

  constructor(server: LiveServer, query: string, after: string) {
    this.#server = server;
    this.#query = query;
    this.#after = after;
  }

  async read(events: number): Promise<void> {
    this.#stream ??= await subscribe(this.#server.url, { query: this.#query, variables: { after: this.#after } });
    for (let each = 0; each < events; each++) {
      const { data } = await this.#stream.result();
      const [told] = Object.values(data) as (typeof this.told)[number][];
      if (told) this.told.push(told);
      this.#after = told?.eventId ?? this.#after;
    }
  }

  leave(): void {
    this.#stream?.close();
    this.#stream = null;
  }
}

test('events come in the order of the log, each once, and the last state of every article is among them', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (drawn) => {
      const server = await openLiveServer([articleOf('seed', '[Ada](person/ada)')]);
      const state = () =>
        server.writer.db.prepare("SELECT epoch || '-' || current FROM revisions").pluck().get() as string;
      const start = state();
      const [epoch] = start.split('-');
      const articles = new Subscriber(server, ARTICLES, start);
      const changes = new Subscriber(server, CHANGES, `${epoch}-c0`);
      const texts = new Map<string, string>();
      let version = 0;
      let made = 0;
      /** Events that the log has after what was told. */
      const due = (): string[] => {
        const since = articles.told.at(-1)?.eventId ?? start;
        const [, revision, id = '9223372036854775807'] = since.split('-');
        return server.writer.db
          .prepare(
            "SELECT revision || '-' || id FROM changed WHERE type = 'ARTICLE' AND (revision, id) > (CAST(? AS INTEGER), CAST(? AS INTEGER)) ORDER BY revision, id",
          )
          .pluck()
          .all(revision, id) as string[];
      };
      for (const step of drawn) {
        if ('store' in step) {
          version++;
          for (const each of step.store) texts.set(`a${each}`, `[Ada](person/ada) wrote ${version}`);
          server.reseed(
            ...[...texts].map(([key, text]) => articleOf(key, text)),
            articleOf('seed', '[Ada](person/ada)'),
          );
        } else if ('change' in step) {
          server.change({ type: 'CREATE_ENTITY', kind: 'PERSON', name: `Person ${++made}` });
        } else if ('read' in step) {
          await articles.read(Math.min(step.read, due().length));
          await changes.read(Math.min(step.read, made - changes.told.length));
        } else if (step.away) {
          articles.leave();
          changes.leave();
        }
      }
      // What was sent before the reader read it is told too, and again at the later place of its article.
      const last = due().at(-1);
      while (last !== undefined && articles.told.at(-1)?.eventId !== `${epoch}-${last}`) await articles.read(1);
      await changes.read(made - changes.told.length);
      articles.leave();
      changes.leave();
      const places = articles.told.map(({ eventId }) => eventId.split('-').slice(1).map(Number));
      const sorted = places.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
      expect(places).toEqual(sorted);
      expect(new Set(articles.told.map(({ eventId }) => eventId)).size).toBe(articles.told.length);
      const lastPlaces = server.writer.db
        .prepare(
          "SELECT ? || '-' || revision || '-' || id FROM changed WHERE type = 'ARTICLE' AND revision > CAST(? AS INTEGER)",
        )
        .pluck()
        .all(epoch, start.split('-')[1]);
      expect(lastPlaces).toHaveLength(texts.size);
      expect(articles.told.map(({ eventId }) => eventId)).toEqual(expect.arrayContaining(lastPlaces));
      expect(changes.told.map(({ change }) => change?.number)).toEqual(Array.from({ length: made }, (_, at) => at + 1));
      await server.close();
    }),
    { numRuns: 15, endOnFailure: true },
  );
}, 60_000);
