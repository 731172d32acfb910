/** Who is signed in: asked once, kept in the query cache. */
import { queryOptions } from '@tanstack/react-query';
import { isSignedOut } from '../api/failure.ts';
import { readSession } from '../api/ipse.ts';

/** The session, or null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) =>
    readSession(signal).catch((error: unknown) => {
      if (isSignedOut(error)) return null;
      throw error;
    }),
  staleTime: Infinity,
  retry: false,
});
