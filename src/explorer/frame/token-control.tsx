/** Where somebody enters or forgets the token that corrections are sent with, and learns how to get one. */
import { type FormEvent, useState } from 'react';
import { storeToken, useToken } from '../graphql/token.ts';
import { Dialog } from '../shared/dialog.tsx';

function TokenForm({ onDone }: { readonly onDone: () => void }) {
  const token = useToken();
  const save = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const entered = String(new FormData(event.currentTarget).get('token')).trim();
    if (entered !== '') storeToken(entered);
    onDone();
  };
  const forget = (): void => {
    storeToken(null);
    onDone();
  };
  return (
    <form onSubmit={save}>
      <p>
        Everybody may read. To put something right you need a token, which those who run the server make at its command
        line:
      </p>
      <pre>npx dateline token create NAME --scopes correct</pre>
      <label>
        Token
        <input name="token" type="password" autoComplete="off" required />
      </label>
      <p className="note">It is kept in this tab until you close it.</p>
      <div className="buttons">
        <button type="submit" className="primary">
          Use it
        </button>
        {token !== null && (
          <button type="button" onClick={forget}>
            Forget the token
          </button>
        )}
      </div>
    </form>
  );
}

export function TokenControl() {
  const [isOpen, setOpen] = useState(false);
  const token = useToken();
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {token === null ? 'Read only' : 'May correct'}
      </button>
      <Dialog title="Token for corrections" isOpen={isOpen} onClose={() => setOpen(false)}>
        <TokenForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
