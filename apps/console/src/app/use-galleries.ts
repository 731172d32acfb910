import { useQuery } from '@tanstack/react-query';
import { listGalleries } from '../api/ipse.ts';

/** The realm's galleries with their sizes. */
export function useGalleries() {
  return useQuery({ queryKey: ['galleries'], queryFn: ({ signal }) => listGalleries(signal) });
}
