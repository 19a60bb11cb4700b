/** The script of the explorer: a client of the public schema on which people read, look and put right. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { Frame } from './frame/frame.tsx';
import { applyStoredTheme } from './frame/theme.ts';
import { client } from './graphql/client.ts';
import './styles/index.css';

const root = document.getElementById('explorer');
if (root === null) throw new Error('The page has no element "explorer".');

applyStoredTheme();
createRoot(root).render(
  <StrictMode>
    <Provider value={client}>
      <Frame />
    </Provider>
  </StrictMode>,
);
