/** The view graph. */
import { Message } from '../shared/message.tsx';
import { useTitle } from '../shared/use-title.ts';

export default function GraphView() {
  useTitle('Graph');
  return (
    <div className="graph-view">
      <h1>Graph</h1>
      <Message title="This view is not there yet" />
    </div>
  );
}
