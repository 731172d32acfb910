/** Writes src/calibration/calibration-data.ts from the JSON that `ipse evaluate --calibration` made; see merge-manifests.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Calibration } from '@ipse/core';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: write-calibration.ts CALIBRATION.json');
const { comparisons, version, ...fitted } = JSON.parse(readFileSync(file, 'utf8')) as Calibration;
const knots = fitted.knots.filter(({ similarity }, i) => i === 0 || similarity > fitted.knots[i - 1].similarity);
const text = `/** Written by scripts/write-calibration.ts; the recipe is in scripts/merge-manifests.ts. */
import type { Calibration } from '@ipse/core';

export const calibrationData: Pick<Calibration, 'version' | 'comparisons' | 'knots'> = ${JSON.stringify({ version, comparisons, knots }, null, 2)};
`;
writeFileSync(new URL('../src/calibration/calibration-data.ts', import.meta.url), text);
