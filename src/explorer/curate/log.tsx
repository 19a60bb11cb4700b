/** The view log. */
import { Message } from '../shared/message.tsx';
import { useTitle } from '../shared/use-title.ts';

export default function LogView() {
  useTitle('Log');
  return (
    <div className="log-view">
      <h1>Log</h1>
      <Message title="This view is not there yet" />
    </div>
  );
}
