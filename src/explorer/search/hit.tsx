/** One result: an article with the words where they stand, an entity with the name that was found, or a mention in its sentence. */

import { ArticleLink } from '../shared/article-link.tsx';
import { counted } from '../shared/counted.ts';
import { EntityLink } from '../shared/entity-link.tsx';
import { Highlighted } from '../shared/highlighted.tsx';
import { KindBadge } from '../shared/kind-badge.tsx';
import type { Hit, HitHighlight, HitOf } from './hit-fields.ts';
import { snippetsOf } from './snippets.ts';

function ArticleHit({
  node,
  highlights,
}: {
  readonly node: HitOf<'Article'>;
  readonly highlights: readonly HitHighlight[];
}) {
  return (
    <>
      <ArticleLink article={node} />
      {snippetsOf(highlights, node.title ?? '').map(({ text, offset, marks, isCut }) => (
        <p key={offset} className="snippet">
          {isCut.before && '… '}
          <Highlighted text={text} offset={offset} marks={marks} />
          {isCut.after && ' …'}
        </p>
      ))}
    </>
  );
}

function EntityHit({ node, hit }: { readonly node: HitOf<'Entity'>; readonly hit: Hit }) {
  const { name, matchedBy, highlights } = hit;
  return (
    <p className="entity-hit">
      <EntityLink entity={node} /> <KindBadge kind={node.kind} />{' '}
      <span className="count">{counted(node.articleCount, 'article')}</span>
      {name !== null && name !== node.name && (
        <span className="note">
          {matchedBy === 'SPELLING' ? ' sounds like ' : ' also '}
          <Highlighted text={name} marks={highlights.map(({ span }) => span)} />
        </span>
      )}
    </p>
  );
}

function MentionHit({ node }: { readonly node: HitOf<'Mention'> }) {
  const { sentence, start, end, article, entity } = node;
  return (
    <>
      <p className="snippet">
        <Highlighted text={sentence.text} offset={sentence.span.start} marks={[{ start, end }]} />
      </p>
      <p className="mention-origin">
        {entity === null ? <span className="note">Nobody in particular</span> : <EntityLink entity={entity} />}
        {' in '}
        <ArticleLink article={article} />
      </p>
    </>
  );
}

export function HitItem({ hit }: { readonly hit: Hit }) {
  const { node, highlights } = hit;
  switch (node.__typename) {
    case 'Article':
      return <ArticleHit node={node} highlights={highlights} />;
    case 'Entity':
      return <EntityHit node={node} hit={hit} />;
    case 'Mention':
      return <MentionHit node={node} />;
  }
}
