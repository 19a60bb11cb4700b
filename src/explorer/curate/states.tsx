/** Things as a change found and left them, side by side. */
import type { ReactNode } from 'react';
import { counted, formatNumber } from '../shared/counted.ts';
import { FORM_LABELS, STATUS_LABELS } from '../shared/forms.ts';
import { KIND_LABELS } from '../shared/kinds.ts';
import type { Snapshot, Snapshots } from '../shared/snapshot-fields.ts';

type Mention = Snapshot['mentions'][number];
type Entity = Snapshot['entities'][number];
type Article = Snapshot['articles'][number];

/** How many pairs are shown before the others are folded. */
const SHOWN = 8;

interface Pair {
  readonly key: string;
  /** Null when it was not there. */
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** Pairs the states of one thing by its key. */
function pairsOf<State>(
  [before, after]: readonly [readonly State[], readonly State[]],
  keyOf: (state: State) => string,
  show: (state: State) => ReactNode,
): Pair[] {
  const [was, is] = [before, after].map((states) => new Map(states.map((state) => [keyOf(state), show(state)])));
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].map((key) => ({
    key,
    before: was?.get(key) ?? null,
    after: is?.get(key) ?? null,
  }));
}

const showEntity = ({ name, kind, articleCount, mentionCount }: Entity) => (
  <>
    <bdi>{name}</bdi>{' '}
    <span className="note">
      {KIND_LABELS[kind]}, {counted(mentionCount, 'mention')} in {counted(articleCount, 'article')}
    </span>
  </>
);

const showMention = (names: ReadonlyMap<string, string>) =>
  function NamedMention({ surface, kind, form, status, entityKey }: Mention) {
    const name = entityKey === null ? null : (names.get(entityKey) ?? entityKey);
    return (
      <>
        “<bdi>{surface}</bdi>” {name === null ? 'names no known entity' : 'names '}
        {name !== null && <bdi>{name}</bdi>}{' '}
        <span className="note">
          {KIND_LABELS[kind]}, {FORM_LABELS[form]}, {STATUS_LABELS[status]}
        </span>
      </>
    );
  };

const showArticle = ({ title, key, source, section, byline, publishedAt }: Article) => (
  <>
    <bdi>{title ?? key}</bdi>{' '}
    <span className="note">{[source, section, byline, publishedAt].filter(Boolean).join(', ')}</span>
  </>
);

function allPairs({ before, after }: Snapshots): Pair[] {
  const names = new Map([...before.entities, ...after.entities].map(({ key, name }) => [key, name]));
  return [
    ...pairsOf([before.entities, after.entities], ({ key }) => `entity ${key}`, showEntity),
    ...pairsOf([before.articles, after.articles], ({ key }) => `article ${key}`, showArticle),
    ...pairsOf(
      [before.mentions, after.mentions],
      ({ articleKey, span }) => `mention ${articleKey} ${span.start} ${span.end}`,
      showMention(names),
    ),
  ];
}

const Table = ({ pairs }: { readonly pairs: readonly Pair[] }) => (
  <table className="states">
    <thead>
      <tr>
        <th scope="col">Before</th>
        <th scope="col">After</th>
      </tr>
    </thead>
    <tbody>
      {pairs.map(({ key, before, after }) => (
        <tr key={key}>
          <td className="text">{before ?? <span className="note">not there</span>}</td>
          <td className="text">{after ?? <span className="note">not there</span>}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

export function States(snapshots: Snapshots) {
  const pairs = allPairs(snapshots);
  if (pairs.length === 0) return null;
  return (
    <>
      <Table pairs={pairs.slice(0, SHOWN)} />
      {pairs.length > SHOWN && (
        <details>
          <summary>{formatNumber(pairs.length - SHOWN)} more</summary>
          <Table pairs={pairs.slice(SHOWN)} />
        </details>
      )}
    </>
  );
}
