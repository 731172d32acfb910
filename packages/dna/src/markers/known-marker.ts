/** Markers as they are written in a request or a file, by their usual names. */
import { fail } from '../errors.ts';
import { markerName } from './markers.ts';

/** What a marker's name may look like: anything else is not repeated to whoever asked, since it may be anything. */
const nameable = /^[A-Za-z][A-Za-z0-9 _.-]{0,31}$/;

/** The usual name. Errors: DNA_MARKER_UNKNOWN, which names the marker as it was written. */
export function knownMarker(written: string): string {
  const marker = markerName(written);
  if (marker === undefined)
    throw fail('DNA_MARKER_UNKNOWN', nameable.test(written) ? written : 'a text that is no name of a marker');
  return marker;
}
