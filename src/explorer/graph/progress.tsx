/** Says how far the graph is, how large it is, and what of it is missing. */
import { counted } from '../shared/counted.ts';
import { ErrorMessage, Message } from '../shared/message.tsx';
import type { SurroundingsResult } from './data/surroundings.ts';
import type { Drawing } from './drawing/drawing.ts';
import type { Layout } from './drawing/use-layout.ts';
import { MOST_OPEN } from './params.ts';

interface Props {
  readonly drawing: Drawing;
  readonly surroundings: SurroundingsResult;
  readonly layout: Layout;
  /** Name of the entity where the path begins of which the end is being looked for. */
  readonly pathFrom: string | undefined;
}

function textOf({ drawing: { nodes, edges }, surroundings: { asked, done }, layout }: Props): string {
  if (done < asked) return `Loading ${done} of ${asked} …`;
  if (layout.done !== null) return `Arranging ${layout.done} of ${asked} …`;
  return `${counted(nodes.size, 'entity', 'entities')}, ${counted(edges.size, 'connection')}`;
}

export const Progress = (props: Props) => (
  <p className="count" role="status">
    {textOf(props)}
    {props.pathFrom !== undefined && `. Choose where the path from ${props.pathFrom} ends.`}
  </p>
);

interface MissingProps {
  readonly surroundings: SurroundingsResult;
  readonly layout: Layout;
  /** How many entities the address opens. */
  readonly open: number;
}

/** What was not answered, and what a link opens beyond the most that may be open. */
export const Missing = ({ surroundings: { asked, done, failed, error, retry }, layout, open }: MissingProps) => (
  <>
    {layout.failure !== null && (
      <Message title="The graph could not be arranged" tone="error">
        <p>
          The browser says: {layout.failure}. The tables have the entities and connections. Reload the page to try
          again.
        </p>
      </Message>
    )}
    {open > MOST_OPEN && (
      <p className="note">
        This link opens {open} entities. Only the first {MOST_OPEN} are drawn with their surroundings.
      </p>
    )}
    {error && done === asked && (
      <>
        <p className="note">
          Part of the graph is missing: {failed} of {counted(asked, 'request')} failed.
        </p>
        <ErrorMessage error={error} onRetry={retry} />
      </>
    )}
  </>
);
