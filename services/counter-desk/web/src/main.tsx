import '@fontsource-variable/vazirmatn/wght.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/case.css';
import './styles/forms.css';
import './styles/account.css';
import './styles/bill.css';
import './styles/visit.css';
import './styles/versions.css';
import './styles/metering.css';
import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchActs } from './api/at-the-desk.ts';
import { ConnectionLost } from './api/problem.ts';
import { routerWith } from './app/router.tsx';
import { learnWhoIsHere, personIn, SessionGate } from './app/session.tsx';
import { Lock, Stranger } from './app/shell.tsx';
import { showChosenTheme } from './app/theme.ts';
import { LanguageProvider, showChosenLanguage } from './words/language.tsx';

showChosenTheme();
showChosenLanguage();
watchActs();

const queries = new QueryClient({
  defaultOptions: {
    // A request without a connection fails at once, so that the page says so, and is made again when it is back.
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 3 && error instanceof ConnectionLost,
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    mutations: { networkMode: 'always' },
  },
});

// A page that begins without a connection looks again as soon as it is back.
onlineManager.setOnline(navigator.onLine);
learnWhoIsHere(queries);
const router = routerWith(queries);
const show = (): void =>
  createRoot(document.getElementById('desk')!).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          <SessionGate stranger={<Stranger />} lock={<Lock />}>
            <RouterProvider router={router} />
          </SessionGate>
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
// The page of the address is chosen, and has asked for its lists, before anything is drawn.
if (personIn(queries)) void router.load().finally(show);
else show();
