/** How long the fragments of a kit are, as lines of text: what the model needs to reckon with degradation. */
import type { DnaPeaksRequest } from '@ipse/protocol';

type Fragments = NonNullable<DnaPeaksRequest['fragments']>;

/** As lines that are read back. */
export const writeFragmentLengths = (fragments: Fragments): string =>
  Object.entries(fragments)
    .map(([marker, { offsetBp, repeatBp }]) => `${marker},${offsetBp},${repeatBp}`)
    .join('\n');

/**
 * Lines `marker,offset,repeat` in base pairs, with or without that header; commas, semicolons or tabs part them. Undefined where a
 * line is none of that, or a marker stands twice; empty without a line.
 */
export function readFragmentLengths(text: string): Fragments | undefined {
  const fragments = new Map<string, Fragments[string]>();
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    const [marker = '', offset = '', repeat = '', ...more] = line.split(/[,;\t]/).map((cell) => cell.trim());
    if (line === '' || marker.toLowerCase() === 'marker') continue;
    const [offsetBp, repeatBp] = [offset, repeat].map((cell) => (cell === '' ? NaN : Number(cell)));
    const isLength = Number.isFinite(offsetBp) && repeatBp > 0 && repeatBp <= 20;
    if (marker === '' || more.length > 0 || !isLength || fragments.has(marker)) return undefined;
    fragments.set(marker, { offsetBp, repeatBp });
  }
  return Object.fromEntries(fragments);
}
