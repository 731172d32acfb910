/**
 * How well the resolution of an image that does not tell it is estimated:
 *
 *     node evaluation/src/kinds/measure-resolution.ts [--every 40] [--ppi 500 ...] SET.csv [SET.csv ...]
 *
 * Every n-th print of the sets is resampled as sensors of common resolutions would have seen it, or of those that are named: some
 * ten seconds of processor time a print for all. For each resolution, on standard output as JSON: percent right, wrong but named as what it may be as well, and wrong; and what was estimated how often.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { toGray } from '@ipse/core';
import type { GrayImage } from '@ipse/core';
import { fingerprint, resample, resolutionOf } from '@ipse/fingerprint';
import { readManifest } from '../run/manifest.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '40' }, ppi: { type: 'string', multiple: true, default: [] } },
});
if (positionals.length === 0) throw new Error('usage: see the head of this file');

const commonPpi = [250, 300, 400, 500, 600, 800, 1000, 1200];
const truePpi = values.ppi.length > 0 ? values.ppi.map(Number) : commonPpi;
const told = truePpi.map((ppi) => ({ ppi, right: 0, named: 0, wrong: 0, estimates: {} as Record<number, number> }));
for (const set of positionals) {
  for (const [n, { file, resolutionPpi }] of (await readManifest(set)).entries()) {
    if (n % Number(values.every) !== 0) continue;
    const gray = toGray((await fingerprint.decode(await readFile(file), { resolutionPpi })).image);
    for (const row of told) {
      const { ppi, others } = resolutionOf(seenAt(row.ppi, gray));
      row.estimates[ppi] = (row.estimates[ppi] ?? 0) + 1;
      row[ppi === row.ppi ? 'right' : others.includes(row.ppi) ? 'named' : 'wrong']++;
    }
  }
  process.stderr.write(`${set}\n`);
}
process.stdout.write(`${JSON.stringify(told.map(inPercent), null, 2)}\n`);

/** The print as a sensor of another resolution sees it, without a word of which. */
function seenAt(ppi: number, { width, height, data, resolutionPpi = 500 }: GrayImage): GrayImage {
  const seen = resample({ kind: 'gray', width, height, data }, 500 * (resolutionPpi / ppi));
  return { kind: 'gray', width: seen.width, height: seen.height, data: Uint8Array.from(seen.data, Math.round) };
}

function inPercent(row: (typeof told)[number]) {
  const all = row.right + row.named + row.wrong;
  const percent = (count: number) => Number(((100 * count) / all).toFixed(1));
  return { ...row, images: all, right: percent(row.right), named: percent(row.named), wrong: percent(row.wrong) };
}
