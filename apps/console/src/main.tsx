import { applyTheme, storedTheme } from '@ipse/ui';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isSignedOut } from './api/failure.ts';
import { makeRouter } from './app/router.tsx';
import { sessionQuery } from './app/session.ts';
import { WorkProvider } from './app/work.tsx';

applyTheme(storedTheme());

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
  // The server may be on this very machine: whether the browser believes itself online says nothing about it.
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
const router = makeRouter(queries);

/** A session that ended under our hands leads to the sign-in and back; the work in memory stays. */
function leaveWhenSignedOut(error: unknown): void {
  if (!isSignedOut(error)) return;
  queries.setQueryData(sessionQuery.queryKey, null);
  void router.invalidate();
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <WorkProvider>
        <RouterProvider router={router} />
      </WorkProvider>
    </QueryClientProvider>
  </StrictMode>,
);
