/** The view queue. */
import { Message } from '../shared/message.tsx';
import { useTitle } from '../shared/use-title.ts';

export default function QueueView() {
  useTitle('Queue');
  return (
    <div className="queue-view">
      <h1>Queue</h1>
      <Message title="This view is not there yet" />
    </div>
  );
}
