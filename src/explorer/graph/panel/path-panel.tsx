/** The path between two entities, step by step, with the sentences that show each step. */
import type { CombinedError } from '@urql/core';
import { Answer } from '../../shared/answer.tsx';
import { counted } from '../../shared/counted.ts';
import { EntityLink } from '../../shared/entity-link.tsx';
import { Message } from '../../shared/message.tsx';
import { SentenceItem } from '../../shared/sentence-item.tsx';
import type { Hop, Path } from '../data/use-path.ts';
import type { GraphState } from '../params.ts';
import { Panel } from './panel.tsx';

interface HopProps {
  readonly hop: Hop;
  readonly state: GraphState;
  readonly onEdge: (ends: readonly [string, string]) => void;
}

const HopItem = ({ hop: { from, to, evidence, articleCount, sentenceCount }, state, onEdge }: HopProps) => (
  <li>
    <p>
      <EntityLink entity={from} /> – <EntityLink entity={to} />{' '}
      <button type="button" className="plain" onClick={() => onEdge([from.id, to.id])}>
        {state.window === 'SENTENCE' ? counted(sentenceCount, 'sentence') : counted(articleCount, 'article')}
      </button>
    </p>
    {evidence.map((sentence) => {
      const marks = sentence.mentions.filter(({ entity }) => entity?.id === from.id || entity?.id === to.id);
      return <SentenceItem key={sentence.id} sentence={sentence} marks={marks} />;
    })}
  </li>
);

interface Props {
  readonly result: {
    readonly data?: { readonly path: Path | null } | undefined;
    readonly error?: CombinedError | undefined;
  };
  readonly state: GraphState;
  readonly onEdge: (ends: readonly [string, string]) => void;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

export const PathPanel = ({ result, state, onEdge, onRetry, onClose }: Props) => (
  <Panel title="Path" onClose={onClose}>
    <Answer result={result} onRetry={onRetry}>
      {({ path }) => {
        if (!path?.hops)
          return (
            <Message title="No path was found">
              {path?.truncated
                ? 'The search had to stop before it had looked everywhere.'
                : 'Within four steps nothing connects the two in these articles. Count whole articles, or a longer period.'}
            </Message>
          );
        return (
          <>
            <p className="count">{counted(path.hops.length, 'step')}</p>
            <ol className="graph-hops">
              {path.hops.map((hop) => (
                <HopItem key={`${hop.from.id} ${hop.to.id}`} hop={hop} state={state} onEdge={onEdge} />
              ))}
            </ol>
          </>
        );
      }}
    </Answer>
  </Panel>
);
