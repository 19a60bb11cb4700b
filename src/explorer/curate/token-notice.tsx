/** Says how to get a token, where a control for corrections stands and none was entered. */
import { Message } from '../shared/message.tsx';

export const TokenNotice = () => (
  <Message title="You need a token to put this right">
    <p>Those who run the server make one at its command line:</p>
    <pre>npx dateline token create NAME --scopes correct</pre>
    <p>Then choose “Read only” at the top of the page and enter it. It is kept in this tab until you close it.</p>
  </Message>
);
